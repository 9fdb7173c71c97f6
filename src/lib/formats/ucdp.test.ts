import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { fileOf } from './bytes.ts';
import { fixture, readAll } from './fixtures/read.ts';
import { ucdp } from './ucdp.ts';

const ged = await readAll(ucdp, fixture('ucdp.csv'));
const byId = (id: string) => ged.incidents.find((incident) => incident.id === `made-up:${id}`)!;

test('every row of a full release is accepted or listed with line, field, value and reason', () => {
	expect(ged.incidents).toHaveLength(7);
	expect(ged.rejections).toEqual([
		{
			kind: 'rejection',
			line: 10,
			record: '8',
			field: 'latitude',
			value: '95',
			reason: 'is no latitude; expected -90 to 90; are latitude and longitude swapped?'
		},
		{
			kind: 'rejection',
			line: 11,
			record: '9',
			field: 'date_start',
			value: '2030-02-31',
			reason: 'is no day of the calendar; expected one as 2011-11-12'
		}
	]);
});

test('a row after a cell with a line break still knows its own line', () => {
	expect(ged.lines).toEqual([2, 3, 5, 6, 7, 8, 9]);
});

test('every incident is one that the domain knows', () => {
	for (const { id, layer, geometry, ...properties } of ged.incidents) {
		expect(layer).toBeNull();
		expect(geometry === null || geometry.type === 'Point').toBe(true);
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('the seven precisions of a place become ours, and only points are pins', () => {
	const places = ged.incidents.map(({ location, geometry }) => [
		location.precision,
		geometry !== null,
		location.anchor ?? null,
		location.radius ?? null
	]);
	expect(places).toEqual([
		['exact', true, null, null],
		['near-settlement', true, null, 25_000],
		['district', false, [21, 11], null],
		['province', false, [21.5, 11.5], null],
		['line-or-area', false, [22, 12], null],
		['country', false, null, null],
		['water', true, null, null]
	]);
});

test('a place is never named more finely than it is known, and its codes are kept', () => {
	expect(byId('3').location).toMatchObject({ name: 'Gamma district', code: 'where_prec 3' });
	expect(byId('4').location.name).toBe('Delta province');
	expect(byId('6').location.name).toBe('Aland');
	expect(byId('3').codes).toMatchObject({
		latitude: '11',
		longitude: '21',
		where_coordinates: 'Gamma town'
	});
});

test('the five precisions of a date become ours, with the interval of the two dates', () => {
	expect(
		ged.incidents.map(({ period }) => [period.earliest, period.latest, period.precision])
	).toEqual([
		['2030-01-01', '2030-01-01', 'day'],
		['2030-02-01', '2030-02-04', 'days'],
		['2030-03-01', '2030-03-07', 'week'],
		['2030-04-01', '2030-04-30', 'month'],
		['2030-01-01', '2030-12-31', 'year'],
		['2030-05-05', '2030-05-05', 'day'],
		['2030-06-06', '2030-06-06', 'day']
	]);
});

test('deaths keep their sides and their range, and contradictions are told', () => {
	const figures = byId('1').casualties.map(({ who, low, best, high }) => [who, low, best, high]);
	expect(figures).toEqual([
		['all', 3, 4, 6],
		['side A', null, 2, null],
		['side B', null, 1, null],
		['civilian', null, 0, null],
		['unknown', null, 1, null]
	]);
	expect(byId('5').casualties[0]).toMatchObject({ low: 3, best: 3, high: 4 });
	expect(ged.notes).toEqual([
		'Its figures contradict each other (low 4, best 3, high 3); taken as 3 to 4, best 3.'
	]);
});

test('both sides of a fight are parties; of one-sided violence side A alone is the perpetrator', () => {
	expect(byId('1').type).toBe('armed-clash');
	expect(
		byId('1').attributions.map(({ group, role, standing }) => [group, role, standing])
	).toEqual([
		['made-up:actor:201', 'party', 'attributed'],
		['made-up:actor:301', 'party', 'attributed']
	]);
	expect(byId('3').type).toBe('armed-attack');
	expect(byId('3').attributions.map(({ group, role }) => [group, role])).toEqual([
		['made-up:actor:301', 'perpetrator']
	]);
});

test('a group is told once for each name that it bears', () => {
	expect(ged.groups.map(({ id, name, kind, external }) => [id, name, kind, external?.id])).toEqual([
		['made-up:actor:201', 'Government of Aland', 'state forces', '201'],
		['made-up:actor:301', 'Northern Front', 'armed group', '301'],
		['made-up:actor:302', 'Southern League', 'armed group', '302'],
		['made-up:actor:301', 'The Northern Front', 'armed group', '301']
	]);
});

test('evidence names the source of the dataset and the record', () => {
	expect(byId('2').evidence).toEqual([
		{ source: 'made-up', locator: 'record 2', paraphrase: 'As the dataset records it.' }
	]);
});

test('a reduced extract with other names, spelled-out types and decimal commas is read as far as it goes', async () => {
	const extract = await readAll(ucdp, fixture('ucdp-reduced.csv'));
	expect(extract.rejections).toEqual([]);
	expect(extract.incidents.map(({ type }) => type)).toEqual([
		'armed-clash',
		'armed-clash',
		'armed-attack'
	]);
	const [first, , third] = extract.incidents;
	expect(first?.geometry).toEqual({ type: 'Point', coordinates: [20.25, 10.5] });
	expect(first?.location).toMatchObject({
		precision: 'near-settlement',
		inferred: { what: 'precision' }
	});
	expect(first?.period).toMatchObject({ precision: 'day', inferred: { what: 'precision' } });
	expect(first?.casualties.map(({ who, low, best, high }) => [who, low, best, high])).toEqual([
		['all', 3, 4, 6]
	]);
	expect(third?.location.precision).toBe('unknown');
	expect(third?.geometry).toBeNull();
	expect(extract.groups.every(({ id }) => /^made-up:actor:[a-z-]+~[0-9a-f]{8}$/.test(id))).toBe(
		true
	);
});

test('columns may stand in any order and any case', async () => {
	const text =
		'SIDE_B,Best,ID,Type Of Violence,side_a,DATE_START,date_end\nB,2,5,1,A,2030-01-01,2030-01-02\n';
	const { incidents } = await readAll(ucdp, fileOf('x.csv', text));
	expect(incidents[0]).toMatchObject({ id: 'made-up:5', type: 'armed-clash' });
	expect(incidents[0]?.casualties).toMatchObject([{ who: 'all', low: null, best: 2, high: null }]);
});

test('latitude and longitude that the outline column has the other way round are told as perhaps swapped', async () => {
	const text =
		'id,type_of_violence,date_start,where_prec,latitude,longitude,geom_wkt\n5,1,2030-01-01,1,20,10,POINT (20 10)\n';
	const { incidents, notes } = await readAll(ucdp, fileOf('x.csv', text));
	expect(incidents[0]?.geometry).toMatchObject({ coordinates: [10, 20] });
	expect(notes.join()).toContain('may be swapped');
});

test.each([
	['NaN', '0', 'latitude'],
	['1e400', '0', 'latitude'],
	['0', '181', 'longitude'],
	['12°30', '0', 'latitude']
])('latitude %s and longitude %s are refused', async (lat, lon, field) => {
	const text = `id,type_of_violence,date_start,where_prec,latitude,longitude\n5,1,2030-01-01,1,${lat},${lon}\n`;
	const { incidents, rejections } = await readAll(ucdp, fileOf('x.csv', text));
	expect(incidents).toEqual([]);
	expect(rejections).toMatchObject([{ field, line: 2, record: '5' }]);
});

test.each([
	['date_end', '2029-12-31', 'period'],
	['best', '-3', 'best'],
	['best', '2.5', 'best'],
	['where_prec', '9', 'where_prec'],
	['date_prec', '0', 'date_prec']
])('a %s of %s cannot be true and is refused', async (column, value, field) => {
	const text = `id,type_of_violence,date_start,${column}\n5,1,2030-01-01,${value}\n`;
	const { rejections } = await readAll(ucdp, fileOf('x.csv', text));
	expect(rejections).toMatchObject([{ field }]);
});
