// Promises of every engine that are worth telling by example; registered by conformance.ts.
import { expect, test } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { dayOf } from '../domain/period.ts';
import type { Records } from '../domain/records.ts';
import type { Engine, FacetName } from './engine.ts';
import {
	at,
	by,
	evidence,
	incident,
	killed,
	on,
	point,
	presence,
	recordsOf,
	statement
} from './handmade.ts';
import { parseView } from './view.ts';
import { MOST_WIDE } from './wide.ts';

/** Makes the engine under test. */
export type Make = (records: Records) => Engine | Promise<Engine>;

/** Registers the examples. */
export function describeExamples(make: Make): void {
	/** Ids of the incidents that an address holds, and of those that it possibly does. */
	async function ask(incidents: Incident[], query: string, more: Partial<Records> = {}) {
		const engine = await make(recordsOf({ incidents, ...more }));
		const { view, faults } = parseView(new URLSearchParams(query));
		expect(faults).toEqual([]);
		const ids = async (match?: 'possibly') => {
			const request = { kind: 'incident', order: 'title', limit: 99 } as const;
			const page = await engine.page(view.filter, { ...request, ...(match ? { match } : {}) });
			return page.items.map(({ id }) => id);
		};
		const count = await engine.count(view.filter);
		const facet = async (key: FacetName) =>
			(await engine.facets(view.filter))[key].map(({ value, count: n }) => [value, n]);
		return { certain: await ids(), possible: await ids('possibly'), count, facet, engine, view };
	}

	test('what is known to a country matches it, and possibly each region inside, but no other', async () => {
		const list = [incident('x', { location: at('country', 'A'), geometry: null })];
		expect((await ask(list, 'region=A')).certain).toEqual(['x']);
		const inside = await ask(list, 'region=A-1-1');
		expect([inside.certain, inside.possible, inside.count.possibly]).toEqual([[], ['x'], 1]);
		expect((await ask(list, 'region=disputed')).possible).toEqual([]);
		expect((await ask(list, 'region=A')).count.notPlaced).toBe(1);
	});
	test('what is known to a district lies in an extent that holds all of it, possibly in one that does not', async () => {
		const list = [incident('x', { location: at('district', 'A-1-1'), geometry: null })];
		expect((await ask(list, 'bbox=-1,-1,11,11')).certain).toEqual(['x']);
		expect((await ask(list, 'bbox=5,5,30,30')).possible).toEqual(['x']);
		expect((await ask(list, 'bbox=11,11,30,30')).possible).toEqual([]);
	});
	test('what has no place lies in no space, not even possibly', async () => {
		const list = [incident('x', { location: at('unknown'), geometry: null })];
		const world = await ask(list, 'bbox=-180,-90,180,90');
		expect([world.certain, world.possible]).toEqual([[], []]);
		expect((await ask(list, 'region=~')).certain).toEqual(['x']);
	});
	test('an excluded region keeps out what certainly lies in it, and that only', async () => {
		const list = [
			incident('in'),
			incident('maybe', { location: at('country', 'A'), geometry: null }),
			incident('unknown', { location: at('unknown'), geometry: null })
		];
		const { certain, possible } = await ask(list, 'region=!A-1');
		expect([certain, possible]).toEqual([['maybe', 'unknown'], []]);
	});
	test('group, standing and role must hold of one attribution', async () => {
		const list = [
			incident('x', { attributions: [by('g', 'claimed'), by('h', 'denied', 'target')] })
		];
		expect((await ask(list, 'group=g&standing=claimed')).certain).toEqual(['x']);
		expect((await ask(list, 'group=g&standing=denied')).certain).toEqual([]);
		expect((await ask(list, 'group=h&role=perpetrator')).certain).toEqual([]);
	});
	test('an excluded standing keeps out what is said so of the group asked for, not of others', async () => {
		const list = [
			incident('denied by another', { attributions: [by('g', 'claimed'), by('h', 'denied')] }),
			incident('denied by it', { attributions: [by('g', 'attributed'), by('g', 'denied')] })
		];
		const { certain } = await ask(list, 'group=g&standing=!denied');
		expect(certain).toEqual(['denied by another']);
		expect((await ask(list, 'standing=!denied')).certain).toEqual([]);
	});
	test('a facet of groups counts what holds with the standing asked for', async () => {
		const list = [
			incident('a', { attributions: [by('g', 'claimed'), by('h', 'suspected')] }),
			incident('b', { attributions: [by('g', 'suspected')] })
		];
		const { facet } = await ask(list, 'group=g&standing=claimed');
		expect(await facet('group')).toEqual([['g', 1]]);
		expect(await facet('standing')).toEqual(
			[
				['suspected', 1],
				['claimed', 1]
			].sort(([a], [b]) => String(a).localeCompare(String(b)))
		);
	});
	test('a group holds its sub-units, a type its kinds, and an incident counts once for each', async () => {
		const list = [
			incident('x', { type: 'ambush', attributions: [by('sub', 'claimed'), by('g', 'claimed')] })
		];
		const more: Partial<Records> = {
			relations: [
				{
					id: 'r',
					from: 'sub',
					to: 'g',
					type: 'sub-unit of',
					standing: 'stated',
					by: 'x',
					evidence
				}
			],
			types: [
				{ id: 'ambush', parent: 'attack', label: 'Ambush', definition: '.', codes: {} },
				{ id: 'attack', parent: null, label: 'Attack', definition: '.', codes: {} }
			]
		};
		const { certain, facet } = await ask(list, 'group=g&type=attack', more);
		expect(certain).toEqual(['x']);
		expect(await facet('group')).toEqual([
			['g', 1],
			['sub', 1]
		]);
		expect((await ask(list, 'group=!sub', more)).certain).toEqual([]);
	});
	test('what is not known is a value of its own, never left out of a facet', async () => {
		const list = [incident('x', { type: 'unknown', location: at('unknown'), geometry: null })];
		const { facet } = await ask(list, '');
		for (const key of ['region', 'group', 'type', 'precision', 'standing'] as const)
			expect(await facet(key)).toEqual([[null, 1]]);
		for (const query of ['type=unknown', 'type=~', 'precision=unknown', 'precision=~', 'group=~'])
			expect((await ask(list, query)).certain).toEqual(['x']);
	});
	test('no figure is not nought: it is unreported, adds nothing and matches no number', async () => {
		const list = [
			incident('none', { casualties: [killed('civilian', null)] }),
			incident('nought', { casualties: [killed('all', 0)] }),
			incident('some', { casualties: [killed('civilian', 2, 1, 4), killed('perpetrator', null)] })
		];
		const { count } = await ask(list, '');
		expect(count.killed).toEqual({
			low: 1,
			best: 2,
			high: 4,
			unreported: 1,
			who: { all: { low: 0, best: 0, high: 0 }, civilian: { low: 1, best: 2, high: 4 } }
		});
		expect((await ask(list, 'killed=..0')).certain).toEqual(['nought']);
		expect((await ask(list, 'killed=0..')).certain).toEqual(['nought', 'some']);
	});
	test('an unknown end of a period is open, and such an incident is undated', async () => {
		const list = [incident('x', { period: on(null, '2011-11-20') })];
		expect((await ask(list, 'from=2011-11-20')).certain).toEqual(['x']);
		expect((await ask(list, 'from=2011-11-21')).certain).toEqual([]);
		const { engine } = await ask(list, 'to=1950-01-01');
		expect(await engine.histogram({})).toEqual({ unit: 'day', bins: [], wide: [], undated: 1 });
	});
	test('many periods that span several bins are told by spans of whole bins, a few by their own days', async () => {
		const spread = Array.from({ length: MOST_WIDE + 20 }, (_, index) =>
			incident(`x${index}`, {
				period: on(dayOf(index * 60), dayOf(index * 60 + 45)),
				casualties: [killed('all', index)]
			})
		);
		const all = (await (await ask(spread, '')).engine.histogram({})).wide;
		expect(all.length).toBeLessThanOrEqual(MOST_WIDE);
		expect(all[0]).toEqual({
			...{ from: '1970-01-01', to: '1970-08-31', incidents: 4 },
			...{ low: 6, best: 6, high: 6 }
		});
		const few = (await ask(spread.slice(0, 20), '')).engine;
		expect((await few.histogram({})).wide[1]).toEqual({
			...{ from: '1970-03-02', to: '1970-04-16', incidents: 1 },
			...{ low: 1, best: 1, high: 1 }
		});
	});
	test('statements and presences are counted apart and have no type, standing, role or figure', async () => {
		const more = { statements: [statement], presences: [presence] };
		const counted = async (query: string) => {
			const { count } = await ask([], query, more);
			return [count.matched, count.statements, count.presences];
		};
		expect(await counted('')).toEqual([0, 1, 1]);
		expect(await counted('group=g')).toEqual([0, 1, 1]);
		expect(await counted('source=forum')).toEqual([0, 1, 0]);
		expect(await counted('type=!attack&standing=!denied&role=!target')).toEqual([0, 1, 1]);
		for (const query of ['type=~', 'standing=~', 'role=~', 'killed=0..', 'group=!g'])
			expect(await counted(query)).toEqual([0, 0, 0]);
	});
	test('a record known to a whole district is drawn by its outline; a statement never is', async () => {
		const more = { statements: [statement], presences: [presence] };
		const { engine } = await ask([], '', more);
		expect(await engine.extent({})).toEqual([0, 0, 10, 10]);
		const page = await engine.page(
			{},
			{ kind: 'presence', order: 'title', limit: 1, placed: true }
		);
		expect(page.items.map(({ id }) => id)).toEqual(['based']);
	});
	test('the extent goes across the antimeridian where that is the narrower way', async () => {
		const near = [
			incident('w', { geometry: point(170, 1) }),
			incident('e', { geometry: point(-170, 2) })
		];
		const { engine } = await ask(near, '');
		expect(await engine.extent({})).toEqual([170, 1, -170, 2]);
		expect((await ask(near, 'bbox=160,-5,-160,5')).certain).toEqual(['e', 'w']);
	});
	test('the extent does not go across the antimeridian for a rounding error', async () => {
		// Half around the earth both ways: a disc around 2° W, a point at 178° E.
		const disc = { ...at('near-settlement'), radius: 1000 };
		const { engine } = await ask(
			[
				incident('disc', { location: disc, geometry: point(-2, 12.547212) }),
				incident('point', { geometry: point(178, 0) })
			],
			''
		);
		expect((await engine.extent({}))?.[2]).toBe(178);
	});
	test('words fold case, diacritics and letter forms; phrases stand as they are', async () => {
		const list = [
			incident('x', { title: 'Qa’ida · أحمد · Тараз · Ångström', note: 'the prayer rooms' })
		];
		for (const q of ['qaida', 'احمد', 'тар', 'angstrom x', '"prayer rooms"', 'ROOMS prayer'])
			expect((await ask(list, `q=${encodeURIComponent(q)}`)).count.matched, q).toBe(
				q.endsWith(' x') ? 0 : 1
			);
		for (const q of ['"rooms prayer"', 'ayer', '·'])
			expect((await ask(list, `q=${encodeURIComponent(q)}`)).count.matched, q).toBe(0);
	});
	test('a drawn polygon without area, or a region nobody knows, matches nothing', async () => {
		expect((await ask([incident('x')], 'area=5,5;5,5;5,5')).certain).toEqual([]);
		expect((await ask([incident('x')], 'region=never-heard-of')).certain).toEqual([]);
	});
}
