import { answerJSON } from '$lib/server/ogc/answer.ts';
import { ITEM, writeItem } from '$lib/server/ogc/item.ts';
import { systemHeader } from '$lib/server/ogc/items.ts';
import { GEOJSON_FORM } from '$lib/server/ogc/link.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answerJSON(event, ITEM, { type: GEOJSON_FORM, headers: systemHeader, body: writeItem });
