import { answerJSON } from '$lib/server/ogc/answer.ts';
import { SCHEMA_FORM } from '$lib/server/ogc/link.ts';
import { QUERYABLES } from '$lib/server/ogc/schema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, QUERYABLES, { type: SCHEMA_FORM });
