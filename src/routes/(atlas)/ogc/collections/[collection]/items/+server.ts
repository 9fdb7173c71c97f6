import { answerJSON } from '$lib/server/ogc/answer.ts';
import { ITEMS, systemHeader, writeItems } from '$lib/server/ogc/items.ts';
import { GEOJSON_FORM } from '$lib/server/ogc/link.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answerJSON(event, ITEMS, {
		type: GEOJSON_FORM,
		headers: systemHeader,
		body: writeItems,
		isCostly: true
	});
