import { incidentPlace } from '$lib/server/places.ts';
import { answerGeoJSON } from '$lib/server/single.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerGeoJSON(event, 'incident', incidentPlace);
