import { expect, test } from 'vitest';
import { cellRadius, tileArea, tileMarkId, tilePoint, type TileFeature } from './tiles.ts';

const feature = (
	layer: TileFeature['layer'],
	properties: TileFeature['properties']
): TileFeature => ({ layer, position: [71.37, 42.9], properties });

test('a single incident is named in words, opens itself and has the size of its figure', () => {
	const mark = tilePoint(
		feature('incidents', {
			id: 'taraz',
			count: 1,
			class: 'attack',
			earliest: '2011-11-12',
			killed_best: 6
		})
	);
	expect(mark).toMatchObject({
		name: 'Attack, 12 November 2011, 6 killed',
		records: [{ kind: 'incident', id: 'taraz' }],
		class: 'attack',
		open: false,
		killed: { low: 6, best: 6, high: 6, unreported: 0 }
	});
});

test('what was not reported is no 0', () => {
	const mark = tilePoint(
		feature('incidents', { id: 'a', count: 1, class: 'attack', unreported: 1 })
	);
	expect(mark.name).toBe('Attack, no figure reported');
	expect(mark.open).toBe(true);
	expect(mark.killed.best).toBeNull();
});

test('incidents on one coordinate open together', () => {
	const mark = tilePoint(
		feature('incidents', {
			id: 'a',
			ids: 'a b',
			count: 2,
			class: 'attack',
			class_share: 50,
			killed_best: 3,
			unreported: 1
		})
	);
	expect(mark.records.map(({ id }) => id)).toEqual(['a', 'b']);
	expect(mark.name).toBe('2 incidents at one place, 3 killed, 1 without a figure');
	expect(mark.class).toBe('several');
});

test('a cell says how many, opens nothing, and has the colour of most of its incidents only', () => {
	const cell = {
		count: 1204,
		class: 'attack',
		killed_best: 350,
		killed_low: 310,
		killed_high: 402
	};
	const mark = tilePoint(feature('cells', { ...cell, class_share: 60 }));
	expect(mark.name).toBe('1,204 incidents around here, 310 to 402, best 350 killed');
	expect(mark.records).toEqual([]);
	expect(mark.class).toBe('attack');
	expect(tilePoint(feature('cells', { ...cell, class_share: 50 })).class).toBe('several');
	expect(cellRadius(1000)).toBeGreaterThan(cellRadius(100));
	const near = feature('cells', { ...cell, precision: 'near-settlement' });
	expect(tilePoint(near).name).toContain('near a settlement');
	expect(tileMarkId(near)).not.toBe(tileMarkId(feature('cells', cell)));
});

test('an area stands at its anchor with its outline and name where they are known', () => {
	const geometry = { type: 'Point' as const, coordinates: [1, 2] };
	const known = (area: string) => (area === 'AF-KHO' ? { name: 'Khost', geometry } : null);
	const khost = tileArea(
		feature('areas', { area: 'AF-KHO', count: 2, unreported: 2, ids: 'a b' }),
		known
	);
	expect(khost).toMatchObject({
		name: 'Khost: 2 incidents, no figure reported',
		area: 'AF-KHO',
		anchor: [71.37, 42.9],
		geometry,
		open: true
	});
	const several = tileArea(feature('areas', { areas: 12, count: 40, killed_best: 3 }), known);
	expect(several.name).toBe('12 areas: 40 incidents, 3 killed');
	expect(several.records).toEqual([]);
});
