import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../query/answer.ts';
import { ask } from './ask.ts';
import { atlas, type Atlas } from './atlas.ts';
import { sourceDetail } from './citing.ts';
import { incidentDetail, presenceDetail, statementDetail } from './detail.ts';
import { groupDetail, regionDetail } from './dossier.ts';
import { layerOf, outlinesOf } from './layers.ts';
import { summaryOf } from './summary.ts';

let known: Atlas;
let store: string;
beforeAll(async () => {
	store = await mkdtemp(join(tmpdir(), 'atlas-store-'));
	process.env.ATLAS_STORE = store;
	known = await atlas();
}, 120_000);
afterAll(() => rm(store, { recursive: true, force: true }));

const ids = (rows: Row[]) => rows.map(({ id }) => id).sort();
const url = (query: string) => new URL(`http://localhost/summary.json?${query}`);

describe('the summary of everything', () => {
	test('counts 3 incidents and 7 killed, and never counts Khost as 0', async () => {
		const summary = await summaryOf(known, {});
		expect(summary).toMatchObject({
			matched: 3,
			possibly: 0,
			notPlaced: 2,
			statements: 2,
			presences: 8,
			snapshot: known.engine.snapshot
		});
		expect(summary.killed).toMatchObject({ low: 7, best: 7, high: 7, unreported: 1 });
		expect(summary.wounded).toEqual({ low: null, best: null, high: null, unreported: 3, who: {} });
	});

	test('tells the killed apart: 4 of the security forces, 2 civilians, 1 attacker', async () => {
		const { killed } = await summaryOf(known, {});
		const best = Object.entries(killed.who).map(([who, sum]) => [who, sum.best]);
		expect(Object.fromEntries(best)).toEqual({
			'security forces': 4,
			civilian: 2,
			perpetrator: 1
		});
	});
});

describe('layers', () => {
	test('every feature of every layer opens a detail and says its page', async () => {
		const opened: string[] = [];
		for (const { id } of known.records.layers) {
			const layer = await layerOf(known, id, {});
			for (const { properties } of layer?.features ?? []) {
				const detail =
					properties.kind === 'incident'
						? incidentDetail(known, properties.id)
						: presenceDetail(known, properties.id);
				expect(detail?.row.title).toBe(properties.title);
				expect(properties.url).toBe(`/${properties.kind}s/${properties.id}`);
				opened.push(properties.id);
			}
		}
		expect(opened).toHaveLength(3 + 8);
		expect(new Set(opened).size).toBe(opened.length);
	});

	test('an areal record has its anchor as a property and never as its geometry', async () => {
		const layer = await layerOf(known, 'khost', {});
		for (const { geometry, properties } of layer?.features ?? []) {
			expect(properties.drawing).toBe('outline');
			expect(properties.anchor).toHaveLength(2);
			expect(geometry?.type).not.toBe('Point');
			expect(properties.area).toBe('AF-KHO');
		}
		const incident = layer?.features.find(({ properties }) => properties.kind === 'incident');
		expect(incident?.properties).toMatchObject({ killed_best: null, killed_low: null });
	});

	test('the presences of North Waziristan share one outline, which says that it is approximate', async () => {
		const layer = await layerOf(known, 'north-waziristan', {});
		const inside = layer?.features.filter(({ properties }) => properties.precision === 'district');
		expect(inside).toHaveLength(6);
		expect(new Set(inside?.map(({ properties }) => properties.area))).toEqual(
			new Set(['north-waziristan'])
		);
		for (const { properties } of inside ?? []) expect(properties.approximate).toMatch(/survey/);
	});

	test('a filter leaves just what matches, another layer chosen leaves nothing', async () => {
		const only = { layer: { include: ['atyrau'], exclude: [] } };
		expect((await layerOf(known, 'taraz', only))?.features).toEqual([]);
		expect((await layerOf(known, 'atyrau', only))?.features).toHaveLength(1);
		const early = { to: '2011-11-01' };
		expect((await layerOf(known, 'taraz', early))?.features).toEqual([]);
		expect((await layerOf(known, 'atyrau', early))?.features).toHaveLength(1);
		expect(await layerOf(known, 'nowhere', {})).toBeNull();
	});

	test('outlines are given of provinces that hold matches and of regions that are chosen', async () => {
		const shown = async (filter: Parameters<typeof outlinesOf>[1]) =>
			Object.fromEntries(
				(await outlinesOf(known, filter)).features.map(({ properties }) => [
					properties.id,
					[properties.count, properties.chosen]
				])
			);
		expect(await shown({})).toEqual({
			'KZ-ZHA': [1, false],
			'KZ-ATY': [1, false],
			'AF-KHO': [1, false]
		});
		const chosen = await shown({ region: { include: ['KZ'], exclude: [] } });
		expect(chosen.KZ).toEqual([2, true]);
		expect(chosen['AF-KHO']).toEqual([1, false]);
	});
});

describe('details', () => {
	test('Taraz: what is near it is measured between positions alone and in days', () => {
		const detail = incidentDetail(known, 'taraz-2011-11-12');
		const near = Object.fromEntries(detail?.around.map((one) => [one.row.id, one]) ?? []);
		expect(near['atyrau-2011-10-31']).toMatchObject({ days: -12 });
		expect(near['atyrau-2011-10-31']?.km).toBeGreaterThan(1500);
		expect(near['atyrau-2011-10-31']?.km).toBeLessThan(1700);
		expect(near['kazakhstan-threat-2011-10-25']).toMatchObject({ km: null, days: -18 });
		expect(near['khost-us-bases']).toBeUndefined();
	});

	test('Khost: known to an area and to no day, it is near nothing', () => {
		expect(incidentDetail(known, 'khost-us-bases')?.around).toEqual([]);
	});

	test('Khost names the group said to be in its area; Taraz, known to a point, names none', () => {
		const khost = incidentDetail(known, 'khost-us-bases')?.sharing ?? [];
		expect(khost.flatMap(({ groups }) => groups.map(({ name }) => name))).toEqual([
			'Haqqani Network'
		]);
		expect(incidentDetail(known, 'taraz-2011-11-12')?.sharing).toEqual([]);
	});

	test('Taraz names the claim that speaks of it and every source it rests on', () => {
		const detail = incidentDetail(known, 'taraz-2011-11-12');
		expect(detail?.statements.map(({ id }) => id)).toEqual(['taraz-claim-2011-11']);
		expect(detail?.look.rows['taraz-claim-2011-11']?.kind).toBe('statement');
		const sources = ['jund-al-khilafah-taraz-statement', 'lwj-2011-11-taraz-claim'];
		expect(Object.keys(detail?.look.sources ?? {})).toEqual(expect.arrayContaining(sources));
		expect(detail?.look.groups['haqqani-network']).toBe('Haqqani Network');
		expect(JSON.stringify(detail)).not.toContain('"coordinates"');
	});

	test('a statement names its steps and the incidents it speaks of, and is never placed', () => {
		const claim = statementDetail(known, 'taraz-claim-2011-11');
		expect(claim?.look.rows['taraz-2011-11-12']?.title).toBe('Armed attack in Taraz');
		expect(claim?.look.sources['site-taraz-statement-translation']).toBeDefined();
		expect(statementDetail(known, 'kazakhstan-threat-2011-10-25')?.row.placed).toBe(false);
	});

	test('North Waziristan: all six groups with their relations, and no incident', () => {
		const detail = presenceDetail(known, 'haqqani-network-north-waziristan');
		expect(detail?.sharing).toHaveLength(6);
		expect(detail?.groups.map(({ group }) => group.id)).toContain('taifatul-mansura');
		for (const { relations } of detail?.groups ?? []) expect(relations.length).toBeGreaterThan(1);
		expect(detail?.incidents).toEqual([]);
	});

	test('a presence in Khost names the incident of the same area', () => {
		const detail = presenceDetail(known, 'haqqani-network-khost');
		expect(ids(detail?.incidents ?? [])).toEqual(['khost-us-bases']);
	});

	test('a group keeps what it claims apart from what is attributed to it', async () => {
		const detail = await groupDetail(known, 'jund-al-khilafah');
		const split = detail?.incidents.map(({ standing, count, rows }) => [
			standing,
			count,
			ids(rows)
		]);
		expect(split).toEqual([
			['claimed', 2, ['khost-us-bases', 'taraz-2011-11-12']],
			['attributed', 1, ['atyrau-2011-10-31']]
		]);
		expect(detail?.statements).toHaveLength(2);
	});

	test('a source lists everything taken from it with where it stands', async () => {
		const detail = await sourceDetail(known, 'lwj-2011-11-taraz-claim');
		const { incidents, statements, presences, groups, relations } = known.records;
		const all = [incidents, statements, presences, groups, relations].flat();
		expect(detail?.taken).toHaveLength(all.length);
		expect(detail?.more).toBe(0);
		for (const { parts } of detail?.taken ?? []) expect(parts.length).toBeGreaterThan(0);
	});

	test('a country holds what lies in its provinces, a province nothing of another', async () => {
		const detail = await regionDetail(known, 'KZ');
		expect(ids(detail?.incidents ?? [])).toEqual(['atyrau-2011-10-31', 'taraz-2011-11-12']);
		expect(detail?.children.slice(0, 2).map(({ incidents }) => incidents)).toEqual([1, 1]);
		const waziristan = await regionDetail(known, 'north-waziristan');
		expect(waziristan).toMatchObject({ matched: 0, incidents: [] });
		expect(waziristan?.presences).toHaveLength(6);
		expect(waziristan?.parents.map(({ id }) => id)).toEqual(['PK-KP', 'PK']);
	});

	test('ids that nobody knows have no detail, whatever JavaScript calls its own', async () => {
		for (const id of ['nope', '__proto__', 'constructor', 'toString', '']) {
			expect(incidentDetail(known, id)).toBeNull();
			expect(statementDetail(known, id)).toBeNull();
			expect(presenceDetail(known, id)).toBeNull();
			expect(await groupDetail(known, id)).toBeNull();
			expect(await sourceDetail(known, id)).toBeNull();
			expect(await regionDetail(known, id)).toBeNull();
		}
	});
});

describe('a question to data', () => {
	test.each([
		['group=nobody', 400, 'nobody'],
		['region=XX-1', 400, 'XX-1'],
		['group=!nobody', 400, 'nobody'],
		['from=2011-02-30', 400, '2011-02-30'],
		['standing=proven', 400, 'proven'],
		['snapshot=0000000000000000', 404, '0000000000000000']
	])(
		'%s is refused with a sentence, never answered with other data',
		async (query, status, word) => {
			const asked = await ask(url(query));
			if (!('refusal' in asked)) throw new Error(`${query} was answered`);
			expect(asked.refusal.status).toBe(status);
			expect(asked.refusal.headers.get('Content-Type')).toContain('application/problem+json');
			const problem = (await asked.refusal.json()) as { detail: string };
			expect(problem.detail).toContain(word);
		}
	);

	test('campaign tags and what only a page shows do not matter', async () => {
		const asked = await ask(url('utm_source=x&theme=purple&group=jund-al-khilafah'));
		expect('view' in asked && asked.view.filter.group?.include).toEqual(['jund-al-khilafah']);
	});
});
