import { answerFeed } from '$lib/server/feed/answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerFeed(event);
