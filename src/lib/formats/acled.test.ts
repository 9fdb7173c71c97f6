import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { acled } from './acled.ts';
import { fixture, readAll } from './fixtures/read.ts';

const now = await readAll(acled, fixture('acled.csv'));
const old = await readAll(acled, fixture('acled-old.csv'));
const [clash, strike, abduction, protest, attack] = now.incidents;

test('every row is accepted or listed', () => {
	expect(now.incidents).toHaveLength(5);
	expect(now.rejections).toMatchObject([
		{
			line: 7,
			record: 'ALD6',
			field: 'geo_precision',
			value: '4',
			reason: 'is no code; expected 1 to 3'
		}
	]);
	for (const { id, layer, geometry, ...properties } of [...now.incidents, ...old.incidents]) {
		expect(layer ?? geometry?.type ?? 'Point').toBe('Point');
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('events become our types', () => {
	expect(now.incidents.map(({ type }) => type)).toEqual([
		'armed-clash',
		'air-or-drone-strike',
		'abduction',
		'protest-or-riot',
		'armed-attack'
	]);
	expect(old.incidents.map(({ type }) => type)).toEqual([
		'armed-clash',
		'explosion',
		'protest-or-riot'
	]);
});

test('0 fatalities are at least 0 and no best figure; n are at least n', () => {
	expect(strike?.casualties).toMatchObject([{ who: 'all', low: 0, best: null, high: null }]);
	expect(clash?.casualties).toMatchObject([{ who: 'all', low: 3, best: 3, high: null }]);
});

test('an imprecise date is an interval centred on the one given', () => {
	expect(
		now.incidents
			.slice(0, 3)
			.map(({ period }) => [period.earliest, period.latest, period.precision])
	).toEqual([
		['2030-01-10', '2030-01-10', 'day'],
		['2030-01-17', '2030-01-23', 'week'],
		['2030-01-31', '2030-03-02', 'month']
	]);
});

test('a larger region is a province and no pin, though its coordinates are those of a town', () => {
	expect(abduction?.location).toMatchObject({
		precision: 'province',
		name: 'Alpha province',
		anchor: [20.25, 10.5]
	});
	expect(abduction?.geometry).toBeNull();
	expect(strike?.location).toMatchObject({ precision: 'near-settlement', radius: 25_000 });
	expect(clash?.location.precision).toBe('settlement');
});

test('actors are parties; the first is the perpetrator only where civilians were attacked', () => {
	const roles = (incident: typeof clash) => incident?.attributions.map(({ role }) => role);
	expect(roles(clash)).toEqual(['party', 'party']);
	expect(roles(strike)).toEqual(['perpetrator']);
	expect(roles(attack)).toEqual(['perpetrator']);
});

test('civilians, crowds and actors whom nobody could name are no groups', () => {
	expect(abduction?.attributions).toEqual([]);
	expect(protest?.attributions).toEqual([]);
	expect(now.groups.map(({ name, kind }) => [name, kind])).toEqual([
		['Military Forces of Aland', 'state forces'],
		['Northern Front', 'armed group']
	]);
	expect(abduction?.codes).toMatchObject({ actor1: 'Unidentified Armed Group (Aland)' });
});

test('notes become the note and nothing of the row is lost', () => {
	expect(clash?.note).toBe('On 10 January 2030 an invented note, with a comma.');
	expect(clash?.codes).toMatchObject({
		assoc_actor_2: 'Allies; Others',
		tags: 'crowd size=no report'
	});
	expect(clash?.codes).not.toHaveProperty('notes');
});

test('older layouts in upper case with their own dates and ids are read', () => {
	expect(old.incidents.map(({ id, period }) => [id, period.earliest])).toEqual([
		['made-up:1ALD', '2015-01-01'],
		['made-up:ALD-2', '2020-05-09'],
		['made-up:504', '2015-03-03']
	]);
	expect(old.rejections).toMatchObject([
		{ line: 4, field: 'EVENT_DATE', value: '31-February-2015' }
	]);
	expect(old.incidents[0]?.attributions.map(({ role }) => role)).toEqual(['party', 'party']);
});
