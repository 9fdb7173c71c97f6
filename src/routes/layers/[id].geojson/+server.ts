import { ask } from '$lib/server/ask.ts';
import { layerOf } from '$lib/server/layers.ts';
import { problem } from '$lib/server/problem.ts';
import { GEOJSON_TYPE, replyOf } from '$lib/server/reply.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, request }) => {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	const make = async () => {
		const layer = await layerOf(known, params.id, view.filter);
		const ids = known.records.layers.map(({ id }) => id).join(', ');
		return layer ?? problem(404, `This atlas has no layer “${params.id}”; it has ${ids}.`);
	};
	return replyOf(request, asked, make, GEOJSON_TYPE);
};
