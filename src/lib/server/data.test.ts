import { readFileSync } from 'node:fs';
import { getIssues } from '@placemarkio/check-geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../domain/fault.ts';
import { formatFault } from '../domain/fault.ts';
import type { Records } from '../domain/records.ts';
import { isReported, reportedOf } from '../domain/tally.ts';
import { readData } from './data.ts';
import { copyData } from './folder.fixture.ts';
import { readGazetteer } from './gazetteer.ts';

describe('the data as it is kept', () => {
	let records: Records;
	let faults: Fault[];
	beforeAll(async () => ({ records, faults } = await readData('data')), 60_000);

	test('has no fault', () => expect(faults.map(formatFault)).toEqual([]));

	test('holds three incidents, two statements, eight presences, nine groups and fourteen relations', () => {
		const { incidents, statements, presences, groups, relations, layers } = records;
		expect(incidents.map(({ id }) => id).sort()).toEqual([
			'atyrau-2011-10-31',
			'khost-us-bases',
			'taraz-2011-11-12'
		]);
		expect(statements.map(({ id }) => id).sort()).toEqual([
			'kazakhstan-threat-2011-10-25',
			'taraz-claim-2011-11'
		]);
		expect(layers.map(({ id }) => id)).toEqual(['atyrau', 'khost', 'north-waziristan', 'taraz']);
		expect([presences.length, groups.length, relations.length]).toEqual([8, 9, 14]);
	});

	test('counts seven killed by who, and one incident of which no figure is reported', () => {
		const killed = records.incidents.map(({ casualties }) => reportedOf(casualties, 'killed'));
		expect(killed.filter(isReported).reduce((sum, { best }) => sum + (best ?? 0), 0)).toBe(7);
		expect(killed.filter((figure) => !isReported(figure))).toHaveLength(1);
		const who: Record<string, number> = {};
		for (const { casualties } of records.incidents) {
			for (const figure of casualties) {
				if (figure.who === 'all' || figure.best === null) continue;
				who[figure.who] = (who[figure.who] ?? 0) + figure.best;
			}
		}
		expect(who).toEqual({ 'security forces': 4, civilian: 2, perpetrator: 1 });
	});

	test('says of Taraz that attackers killed are unknown, not none', () => {
		const taraz = records.incidents.find(({ id }) => id === 'taraz-2011-11-12');
		expect(taraz?.casualties.find(({ who }) => who === 'perpetrator')).toMatchObject({
			low: null,
			best: null,
			high: null
		});
	});

	test('places no incident in North Waziristan and six groups, of which five are guests', () => {
		const here = records.presences.filter(({ location }) => location.region === 'north-waziristan');
		expect(here).toHaveLength(6);
		expect(here.filter(({ host }) => host === 'haqqani-network')).toHaveLength(5);
		const layer = 'north-waziristan';
		expect(records.incidents.filter((incident) => incident.layer === layer)).toEqual([]);
	});

	test('draws an area with the outline that its region has', () => {
		const outlines = new Map(records.regions.map((region) => [region.id, region.geometry]));
		const areal = [...records.incidents, ...records.presences].filter(
			({ location, geometry }) => location.region && geometry?.type !== 'Point'
		);
		expect(areal).toHaveLength(8);
		for (const { location, geometry } of areal) {
			expect(geometry).toEqual(outlines.get(location.region ?? ''));
		}
	});

	test('gives a locator in the article for everything that rests on it', () => {
		const loose: unknown[] = [];
		JSON.stringify({ ...records, regions: [] }, (key, value: unknown) => {
			if (key !== 'evidence') return value;
			for (const evidence of value as { source: string; locator?: string }[]) {
				const located = /^¶\d+(-\d+)?$/.test(evidence.locator ?? '');
				if (evidence.source === 'lwj-2011-11-taraz-claim' && !located) loose.push(evidence);
			}
			return value;
		});
		expect(loose).toEqual([]);
	});

	test('links no propaganda', () => {
		const propaganda = records.sources.filter((source) => source.propaganda);
		expect(propaganda).toHaveLength(3);
		for (const source of propaganda)
			expect([source.URL, source.archiveURL]).toEqual([undefined, undefined]);
	});

	test.each(['taraz', 'atyrau', 'khost', 'north-waziristan'])(
		'keeps %s as GeoJSON that others read',
		(layer) => {
			expect(getIssues(readFileSync(`data/layers/${layer}.geojson`, 'utf8'))).toEqual([]);
		}
	);

	test('finds every named place in the gazetteer', async () => {
		const places = new Map((await readGazetteer('data')).map((place) => [place.id, place]));
		for (const { location } of records.incidents) {
			if (location.place) expect(places.get(location.place)?.name).toBe(location.name);
		}
		expect(
			[...places.values()].filter(({ name }) => ['Taraz', 'Atyrau', 'Khost'].includes(name))
		).not.toEqual([]);
	});
});

test('a point without a region lies in the finest one that holds it', async () => {
	const { folder, change } = await copyData();
	await change('layers/taraz.geojson', { 'features.0.properties.location.region': undefined });
	const { records, faults } = await readData(folder);
	expect(faults).toEqual([]);
	const taraz = records.incidents.find(({ id }) => id === 'taraz-2011-11-12');
	expect(taraz?.location.region).toBe('KZ-ZHA');
});

test('near a settlement by a province border the country alone is certain', async () => {
	const { folder, change } = await copyData();
	await change('layers/taraz.geojson', {
		'features.0.properties.location.region': undefined,
		'features.0.properties.location.precision': 'near-settlement',
		'features.0.properties.location.radius': 120_000
	});
	const { records } = await readData(folder);
	const taraz = records.incidents.find(({ id }) => id === 'taraz-2011-11-12');
	expect(taraz?.location.region).toBe('KZ');
});

test('a record known to a province alone takes its outline and its anchor', async () => {
	const { folder, change } = await copyData();
	await change('layers/khost.geojson', {
		'features.0.geometry': null,
		'features.0.properties.location.anchor': undefined
	});
	const { records, faults } = await readData(folder);
	expect(faults).toEqual([]);
	const khost = records.incidents.find(({ id }) => id === 'khost-us-bases');
	expect(khost?.geometry).toEqual(records.regions.find(({ id }) => id === 'AF-KHO')?.geometry);
	expect(khost?.location.anchor).toEqual([69.75, 33.5]);
});
