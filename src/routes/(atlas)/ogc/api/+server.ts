import { answerJSON } from '$lib/server/ogc/answer.ts';
import { OPENAPI_FORM } from '$lib/server/ogc/link.ts';
import { DEFINITION } from '$lib/server/ogc/openapi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerJSON(event, DEFINITION, { type: OPENAPI_FORM });
