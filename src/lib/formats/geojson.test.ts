import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { fileOf } from './bytes.ts';
import { fixture, readAll, sentenceOf } from './fixtures/read.ts';
import { geojson } from './geojson.ts';
import { timemap } from './timemap.ts';

const read = await readAll(geojson, fixture('plain.geojson'));
const sentence = (text: string) => sentenceOf(readAll(geojson, fileOf('x.geojson', text)));
const collection = (more: string) => `{"type":"FeatureCollection",${more}"features":[]}`;

test('every feature is accepted or listed with its line', () => {
	expect(read.incidents.map(({ id }) => id)).toEqual(['made-up:g-1', 'made-up:g-2', 'made-up:g-3']);
	expect(
		read.rejections.map(({ line, record, reason }) => [line, record, reason.split(';')[0]])
	).toEqual([
		[34, 'g-4', 'has no latitude from -90 to 90'],
		[40, 'g-5', 'is no position'],
		[46, 'g-6', 'has a ring that is not closed']
	]);
	for (const { id, layer, geometry, ...properties } of read.incidents) {
		expect(layer, geometry?.type).toBeNull();
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('a point loses its height, an outline gets an anchor inside, no geometry is not placed', () => {
	expect(read.incidents[0]?.geometry).toEqual({ type: 'Point', coordinates: [20.25, 10.5] });
	expect(read.incidents[1]?.location).toMatchObject({
		precision: 'line-or-area',
		anchor: [20.5, 10.5]
	});
	expect(read.incidents[1]?.geometry?.type).toBe('Polygon');
	expect(read.incidents[2]).toMatchObject({ geometry: null, location: { precision: 'unknown' } });
});

test('keys that reach into the program are harmless and told', () => {
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	expect(read.incidents[0]?.codes).toHaveProperty('column __proto__');
	expect(read.notes.join()).toContain('The key __proto__ on line 13 is kept as "column __proto__"');
});

test.each([
	'EPSG:4326',
	'urn:ogc:def:crs:EPSG::4326',
	'urn:ogc:def:crs:OGC:1.3:CRS84',
	'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
])('a legacy crs that is WGS 84 is accepted: %s', async (name) => {
	const text = collection(`"crs":{"type":"name","properties":{"name":"${name}"}},`);
	expect((await readAll(geojson, fileOf('x.geojson', text))).rejections).toEqual([]);
});

test.each(['EPSG:3857', 'urn:ogc:def:crs:EPSG::25832', 'EPSG:14326'])(
	'any other crs is refused by name: %s',
	async (name) => {
		const text = collection(`"crs":{"type":"name","properties":{"name":"${name}"}},`);
		expect(await sentence(text)).toContain(`the coordinate system ${name}; only WGS 84`);
	}
);

test('malformed JSON is refused with line and column', async () => {
	expect(await sentence('{"type":\n  "Feature",, }')).toBe(
		'x.geojson is no JSON: line 2, column 13 has ", }"; expected a string in double quotes.'
	);
	expect(await sentence('{"type": "FeatureCollection", "features": [')).toContain('may be cut off');
	expect(await sentence(collection('') + ' x')).toContain('expected the end of the file');
});

test('depth is capped before it harms', async () => {
	expect(await sentence('['.repeat(100_000))).toContain('at most 64 deep');
});

test('JSON that is no GeoJSON is named', async () => {
	expect(await sentence('[1, 2]')).toContain('expected a FeatureCollection or a Feature');
	expect(await sentence('   ')).toBe('x.geojson is empty.');
});

test('a geometry of too many positions is one rejected record', async () => {
	const line = JSON.stringify(Array.from({ length: 100_001 }, (_, index) => [index / 1e5, 0]));
	const text = `{"type":"Feature","geometry":{"type":"LineString","coordinates":${line}},"properties":{}}`;
	const { rejections } = await readAll(geojson, fileOf('x.geojson', text));
	expect(rejections).toMatchObject([
		{ field: 'geometry', reason: 'has more than 100000 positions' }
	]);
});

test('TimeMap events are read with their sources joined by id', async () => {
	const { incidents, rejections } = await readAll(timemap, fixture('timemap.json'), {
		beside: [fixture('timemap-sources.json')]
	});
	expect(
		incidents.map(({ id, period, geometry }) => [id, period.earliest, geometry?.type])
	).toEqual([
		['made-up:1', '2030-01-31', 'Point'],
		['made-up:3', null, undefined]
	]);
	expect(incidents[0]).toMatchObject({
		title: 'Incident, Alpha',
		type: 'unknown',
		note: 'An invented description.',
		casualties: [],
		codes: { sources: 's1 (Invented film); s2', graphic: 'FALSE', time: '14:30' }
	});
	expect(rejections).toMatchObject([{ line: 15, record: '2', field: 'date', value: '2/31/2030' }]);
});
