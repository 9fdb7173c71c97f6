import { answerPack } from '$lib/server/pack/answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerPack(event);
