import { ask } from '$lib/server/ask.ts';
import { layerOf } from '$lib/server/layers.ts';
import { problem } from '$lib/server/problem.ts';
import { GEOJSON_TYPE, reply } from '$lib/server/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, request }) => {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const layer = await layerOf(asked.known, params.id, asked.view.filter);
	if (layer) return reply(request, layer, GEOJSON_TYPE);
	const ids = asked.known.records.layers.map(({ id }) => id);
	return problem(404, `This atlas has no layer “${params.id}”; it has ${ids.join(', ')}.`);
};
