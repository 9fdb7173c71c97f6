// Answers the data address of one thing.
import type { Subject } from '../query/address.ts';
import { refusePin } from './ask.ts';
import type { Atlas } from './atlas.ts';
import { atlasAt } from './pinned.ts';
import { formatRedaction } from '../query/redaction.ts';
import { meantBy, missingWords } from './missing.ts';
import { problem } from './problem.ts';
import { GEOJSON_TYPE, JSON_TYPE, replyOf } from './reply.ts';

/** A request for one thing, as a route knows it. */
export interface Single {
	params: { id: string };
	url: URL;
	request: Request;
}
type Found = object | null;
type Find = (known: Atlas, id: string) => Found | Promise<Found>;

async function answer(
	{ params, url, request }: Single,
	subject: Subject,
	find: Find,
	type: string
): Promise<Response> {
	const asked = url.searchParams.get('snapshot') || null;
	const known = await atlasAt(asked);
	if ('status' in known) return refusePin(known, url);
	const { snapshot } = known.engine;
	const make = async () => {
		const found = await find(known, params.id);
		const redaction = known.redactor.of(subject, params.id);
		if (found)
			return type === JSON_TYPE ? { snapshot, ...found, ...(redaction && { redaction }) } : found;
		if (redaction)
			return problem(410, `${formatRedaction(redaction)} ${redaction.reason}`, { redaction });
		const meant = meantBy(subject, params.id, known);
		return problem(404, missingWords(subject, params.id), { meant });
	};
	return replyOf(request, { known, view: { snapshot: asked } }, make, type);
}

/** A thing's details as JSON, or 404 with the ids that may have been meant. */
export const answerJSON = (event: Single, subject: Subject, find: Find): Promise<Response> =>
	answer(event, subject, find, JSON_TYPE);

/** A thing's place as GeoJSON, or 404. */
export const answerGeoJSON = (event: Single, subject: Subject, find: Find): Promise<Response> =>
	answer(event, subject, find, GEOJSON_TYPE);
