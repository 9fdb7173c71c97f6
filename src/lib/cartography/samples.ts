// Features for tests: the first four places, in the shape that layers are served in.
import type { Polygon } from 'geojson';
import type { FeatureProperties, LayerCollection, LayerFeature } from './feature.ts';

const PLAIN: FeatureProperties = {
	id: 'a',
	kind: 'incident',
	layer: 'a',
	title: 'Something is said to have happened',
	class: 'attack',
	type: 'Armed attack',
	when: '12 November 2011',
	earliest: '2011-11-12',
	latest: '2011-11-12',
	place: 'Taraz',
	precision: 'settlement',
	drawing: 'symbol',
	radius: null,
	anchor: null,
	area: null,
	killed_low: null,
	killed_best: null,
	killed_high: null,
	groups: [],
	standings: [],
	region: null,
	url: '/incidents/a'
};

const square = ([lon, lat]: [number, number], side: number): Polygon => ({
	type: 'Polygon',
	coordinates: [
		[
			[lon - side, lat - side],
			[lon + side, lat - side],
			[lon + side, lat + side],
			[lon - side, lat + side],
			[lon - side, lat - side]
		]
	]
});

/** A record at a position. */
export const at = (
	id: string,
	coordinates: [number, number],
	properties: Partial<FeatureProperties> = {}
): LayerFeature => ({
	type: 'Feature',
	id,
	geometry: { type: 'Point', coordinates },
	properties: { ...PLAIN, id, ...properties }
});

/** A record known only to a square area around an anchor; `side` in degrees is half its width. */
export const within = (
	id: string,
	area: string,
	anchor: [number, number],
	properties: Partial<FeatureProperties> = {},
	side = 0.4
): LayerFeature => ({
	type: 'Feature',
	id,
	geometry: square(anchor, side),
	properties: {
		...PLAIN,
		id,
		precision: 'province',
		drawing: 'outline',
		area,
		anchor,
		...properties
	}
});

/** A group said to be present, as the properties of a feature. */
export const present = (group: string): Partial<FeatureProperties> => ({
	kind: 'presence',
	class: 'presence',
	type: 'Presence · active',
	when: 'on or before 20 November 2011',
	groups: [group]
});

const layer = (id: string, title: string, features: LayerFeature[]): LayerCollection => ({
	type: 'FeatureCollection',
	id,
	title,
	features
});

const KHOST = { place: 'Khost province' };
const WAZIRISTAN = { place: 'North Waziristan', precision: 'district' as const };
const GROUPS = ['Haqqani Network', 'IMU', 'IJU', 'CMK', 'Taifatul Mansura', 'ETIM'];

/** Taraz, Atyrau, Khost and North Waziristan, with square areas. */
export const sampleLayers = (): LayerCollection[] => [
	layer('taraz', 'Taraz', [
		at('taraz-2011-11-12', [71.37, 42.9], { killed_low: 6, killed_best: 6 })
	]),
	layer('atyrau', 'Atyrau', [
		at('atyrau-2011-10-31', [51.88, 47.12], {
			place: 'Atyrau',
			class: 'explosion',
			type: 'Device exploded early',
			when: '31 October 2011',
			killed_low: 1,
			killed_best: 1,
			killed_high: 1
		})
	]),
	layer('khost', 'Khost', [
		within('khost-us-bases', 'AF-KHO', [69.83, 33.36], { ...KHOST, type: 'Attack' }),
		within('haqqani-khost', 'AF-KHO', [69.83, 33.36], { ...KHOST, ...present('Haqqani Network') })
	]),
	layer('north-waziristan', 'North Waziristan', [
		...GROUPS.map((group, index) =>
			within(`nw-${index}`, 'north-waziristan', [70, 32.95], { ...WAZIRISTAN, ...present(group) })
		)
	])
];
