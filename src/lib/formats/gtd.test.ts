import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { fileOf } from './bytes.ts';
import { fixture, readAll } from './fixtures/read.ts';
import { gtd } from './gtd.ts';

const read = await readAll(gtd, fixture('gtd.csv'));
const [bombing, kidnapping, unknown, assault] = read.incidents;

test('every row is accepted or listed, an id that a spreadsheet rounded among them', () => {
	expect(read.incidents).toHaveLength(4);
	expect(read.rejections.map(({ line, field, value }) => [line, field, value])).toEqual([
		[6, 'iyear, imonth, iday', '2030, 13, 2'],
		[7, 'eventid', '2.03001E+11']
	]);
	for (const { id, layer, geometry, ...properties } of read.incidents) {
		expect(layer ?? geometry?.type ?? 'Point').toBe('Point');
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('ISO-8859-1 is read as such and told', () => {
	expect(bombing?.location.name).toBe('Città Ålpha');
	expect(bombing?.attributions[0]?.note).toContain('Ålpha cell');
	expect(read.notes).toContain('The file is not UTF-8; it was read as windows-1252 (ISO-8859-1).');
});

test('kinds of attack become our types, a suicide bombing its own', () => {
	expect(read.incidents.map(({ type }) => type)).toEqual([
		'suicide-bombing',
		'hostage-taking',
		'unknown',
		'armed-attack'
	]);
});

test('a day of 0 is the month, a month of 0 the year', () => {
	expect(
		read.incidents.map(({ period }) => [period.earliest, period.latest, period.precision])
	).toEqual([
		['2030-01-01', '2030-01-01', 'day'],
		['2030-01-01', '2030-01-31', 'month'],
		['2030-01-01', '2030-12-31', 'year'],
		['2030-01-02', '2030-01-02', 'day']
	]);
});

test('-9, -99 and blank are unknown, never 0', () => {
	expect(unknown?.casualties).toEqual([]);
	const figures = (incident: typeof bombing) =>
		incident?.casualties.map(({ outcome, who, best }) => [outcome, who, best]);
	expect(figures(bombing)).toEqual([
		['killed', 'all', 5],
		['killed', 'perpetrator', 1],
		['wounded', 'all', 12],
		['wounded', 'perpetrator', 0]
	]);
	expect(figures(kidnapping)).toEqual([['abducted', 'all', 3]]);
});

test('a share of a total is rounded and told', () => {
	expect(assault?.casualties[0]).toMatchObject({ best: 2 });
	expect(read.notes).toContain('nkill 1.5 is a share of a total; it was rounded.');
});

test('a claim is claimed, a guess suspected, the rest attributed', () => {
	const sides = (incident: typeof bombing) =>
		incident?.attributions.map(({ standing, role, channel, by }) => [standing, role, channel, by]);
	expect(sides(bombing)).toEqual([
		['claimed', 'perpetrator', 'posted online', 'Northern Front, as GTD records it']
	]);
	expect(sides(kidnapping)).toEqual([
		['suspected', 'perpetrator', undefined, 'GTD'],
		['claimed', 'perpetrator', 'letter', 'Southern League, as GTD records it']
	]);
	expect(unknown?.attributions).toEqual([]);
	expect(bombing?.attributions[0]?.note).toContain('Other groups claimed it too.');
});

test('specificity becomes precision, and a centroid is no pin', () => {
	expect(
		read.incidents.map(({ location, geometry }) => [location.precision, geometry?.type])
	).toEqual([
		['settlement', 'Point'],
		['province', undefined],
		['unknown', undefined],
		['district', undefined]
	]);
	expect(kidnapping?.location.name).toBe('Alpha');
});

test('where the text of the kind of attack is missing its number speaks', async () => {
	const row = 'eventid,iyear,imonth,iday,attacktype1\n203001010001,2030,1,1,';
	const types = await Promise.all(
		['1', '2', '3', '4', '7', '9', '12'].map(async (code) => {
			const { incidents } = await readAll(gtd, fileOf('x.csv', row + code));
			return incidents[0]?.type;
		})
	);
	expect(types).toEqual([
		'assassination',
		'armed-attack',
		'bombing',
		'hijacking',
		'facility-attack',
		'unknown',
		'unknown'
	]);
});
