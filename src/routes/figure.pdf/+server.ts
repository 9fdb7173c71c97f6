import { answerFigure } from '$lib/server/figure/answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerFigure(event, 'pdf');
