// The promises of data/regions.geojson and data/places.csv, which scripts/basemap/ builds.
import { readFileSync } from 'node:fs';
import area from '@turf/area';
import inside from '@turf/boolean-point-in-polygon';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../src/lib/domain/extent.ts';
import { regionSchema, type Region } from '../src/lib/domain/region.ts';

type Outlines = FeatureCollection<Polygon | MultiPolygon, Omit<Region, 'id' | 'geometry'>>;

const read = (path: string) => readFileSync(new URL(`../data/${path}`, import.meta.url), 'utf8');
const { features } = JSON.parse(read('regions.geojson')) as Outlines;
const places = read('places.csv').trim().split('\n').slice(1);
const ids = features.map(({ id }) => String(id));

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Twice the area of a ring in square degrees; positive when counter-clockwise. */
const turn = (ring: Position[]): number =>
	ring.reduce((sum, [x = 0, y = 0], i) => {
		const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
		return sum + x * nextY - nextX * y;
	}, 0);

describe('data/regions.geojson', () => {
	it('holds every region once, sorted by id, as the domain describes it', () => {
		expect(ids).toEqual([...new Set(ids)].sort());
		for (const { properties } of features) regionSchema.parse(properties);
	});

	it('knows the parent of every region that has one', () => {
		const known = new Set(ids);
		const orphans = features.filter(({ properties: { parent } }) => parent && !known.has(parent));
		expect(orphans.map(({ id }) => id)).toEqual([]);
	});

	it('closes every ring', () => {
		const open = features.filter(({ geometry }) =>
			polygonsOf(geometry)
				.flat()
				.some((ring) => ring.length < 4 || String(ring[0]) !== String(ring.at(-1)))
		);
		expect(open.map(({ id }) => id)).toEqual([]);
	});

	it('winds outer rings counter-clockwise and holes clockwise, as RFC 7946 wants', () => {
		const wrong = features.filter(({ geometry }) =>
			polygonsOf(geometry).some((rings) => rings.some((ring, i) => turn(ring) > 0 !== (i === 0)))
		);
		expect(wrong.map(({ id }) => id)).toEqual([]);
	});

	it('has every anchor inside its outline', () => {
		const outside = features.filter((f) => !inside(f.properties.anchor, f));
		expect(outside.map(({ id }) => id)).toEqual([]);
	});

	it('draws North Waziristan in its known extent and size, and says that it is approximate', () => {
		const district = features.find(({ id }) => id === 'north-waziristan');
		if (!district) throw new Error('North Waziristan is missing.');
		const extent = extentOf(polygonsOf(district.geometry).flat(2));
		for (const [i, known] of [69.39, 32.56, 70.63, 33.36].entries()) {
			expect(Math.abs((extent?.[i] ?? 0) - known)).toBeLessThan(0.02);
		}
		expect(Math.abs(area(district) / 1e6 - 4700)).toBeLessThan(100);
		expect(district.properties).toMatchObject({ level: 'district', parent: 'PK-KP' });
		expect(district.properties.approximate).toBeTruthy();
	});

	it.each([
		['Srinagar', [74.8, 34.08]],
		['Muzaffarabad', [73.47, 34.36]],
		['Simferopol', [34.1, 44.95]],
		['Laayoune', [-13.2, 27.15]],
		['Hargeisa', [44.06, 9.56]],
		['Kyrenia', [33.3, 35.31]]
	])('lets no country hold %s, which more than one side claims', (_, position) => {
		const holders = features
			.filter(({ properties }) => properties.level === 'country' && !properties.disputed)
			.filter((f) => inside(position, f));
		expect(holders.map(({ id }) => id)).toEqual([]);
	});
});

describe('data/places.csv', () => {
	it.each([
		['Atyrau', 'geonames:610529', 'KZ-ATY'],
		['Taraz', 'geonames:1516905', 'KZ-ZHA'],
		['Khost', 'geonames:1136469', 'AF-KHO'],
		['Miran Shah', 'geonames:1170367', 'north-waziristan']
	])('knows %s, in its region, in Cyrillic and in Arabic letters', (name, id, region) => {
		const row = places.find((line) => line.startsWith(`${id},`)) ?? '';
		expect(row.split(',')[1]).toBe(name);
		expect(row.split(',')[4]).toBe(region);
		expect(row).toMatch(/\p{Script=Cyrillic}/u);
		expect(row).toMatch(/\p{Script=Arabic}/u);
	});

	it('puts every place into a region that exists', () => {
		const known = new Set(ids);
		const regionOf = (line: string) => line.replace(/"[^"]*"/g, '').split(',')[4] ?? '';
		expect(places.filter((line) => !known.has(regionOf(line)))).toEqual([]);
	});
});
