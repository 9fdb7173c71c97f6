import { answerOEmbed } from '$lib/server/oembed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, request }) => answerOEmbed(url, request);
