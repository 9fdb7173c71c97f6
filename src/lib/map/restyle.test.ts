import type { StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { withOverlay } from './restyle.ts';

const style = (ids: string[], sources: string[]): StyleSpecification => ({
	version: 8,
	sources: Object.fromEntries(
		sources.map((id) => [
			id,
			{ type: 'geojson', data: { type: 'FeatureCollection', features: [] } }
		])
	),
	layers: ids.map((id) => ({ id, type: 'background' }))
});

test('a repainted sheet keeps what was laid over it, each layer in its place', () => {
	const before = style(['background', 'land', 'areas-hatch', 'labels-sea', 'points'], ['a', 'b']);
	const next = withOverlay(before, style(['background', 'land', 'labels-sea'], ['b', 'c']));
	expect(next.layers.map(({ id }) => id)).toEqual([
		'background',
		'land',
		'areas-hatch',
		'labels-sea',
		'points'
	]);
	expect(Object.keys(next.sources).sort()).toEqual(['a', 'b', 'c']);
});

test('layers of a drawing tool stay on top', () => {
	const before = style(['background', 'points', 'td-polygon'], []);
	const next = withOverlay(before, style(['background'], []));
	expect(next.layers.map(({ id }) => id)).toEqual(['background', 'points', 'td-polygon']);
});

test('the first style is taken as it is', () => {
	const first = style(['background'], []);
	expect(withOverlay(undefined, first)).toBe(first);
});
