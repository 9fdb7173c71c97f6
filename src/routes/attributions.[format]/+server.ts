import { answerExport } from '$lib/server/export/answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answerExport(event, 'attributions', event.params.format);
