import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionOf, type Captioned } from './caption.ts';
import type { Count, Facets, FacetValue } from './engine.ts';
import { FACETS } from './engine.ts';
import { LENGTHS } from './keys.ts';
import { filterSample } from './samples.ts';
import { initialView, type View } from './view.ts';

const none = { low: 0, best: 0, high: 0 };
const nobody: Count = {
	...{ matched: 0, possibly: 0, statements: 0, presences: 0, presencesPossibly: 0, notPlaced: 0 },
	killed: { ...none, unreported: 0, who: {} },
	wounded: { ...none, unreported: 0, who: {} }
};
const three: Count = {
	...nobody,
	...{ matched: 3, possibly: 1, statements: 2, presences: 8, notPlaced: 2 },
	killed: { low: 7, best: 7, high: 9, unreported: 1, who: {} }
};
const value = (id: string | null, count: number, parent: string | null = null): FacetValue => ({
	...{ value: id, label: `the ${id}`, count, parent }
});
const noFacets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Facets;
const facets: Facets = {
	...noFacets,
	region: [value('KZ', 3), value('KZ-ATY', 2, 'KZ'), value('KZ-ZHA', 1, 'KZ')],
	type: [value('bombing', 2), value('attack', 1)],
	dataset: [value('atlas', 2), value('ucdp', 1)],
	precision: [value('settlement', 1), value('province', 2)],
	standing: [value('claimed', 1), value('attributed', 1), value(null, 1)]
};
const told = (more: Partial<Captioned> = {}, view: Partial<View> = {}): Captioned => ({
	view: { ...initialView, ...view },
	count: three,
	facets,
	histogram: { unit: 'day', bins: [], wide: [], undated: 0 },
	labels: { 'region:KZ': 'Kazakhstan', 'type:bombing': 'Bombing' },
	row: null,
	datasets: [{ id: 'atlas', title: 'the atlas', licence: 'CC BY 4.0' }],
	unlisted: 0,
	day: '2026-11-22',
	...more
});
const inKazakhstan = { region: { include: ['KZ'], exclude: [] } };
const november = { from: '2011-11-01', to: '2011-11-30' };

test('a title says what, where and when', () => {
	const { title } = captionOf(told({}, { filter: { ...inKazakhstan, ...november } }));
	expect(title).toBe('Incidents of armed violence in Kazakhstan, 1 – 30 November 2011');
});

test('a caption says how many, how sure, what is not known and whose data it is, of which day', () => {
	const { caption } = captionOf(told({}, { filter: { ...inKazakhstan, ...november } }));
	expect(caption).toBe(
		'3 incidents in Kazakhstan, 1 – 30 November 2011: 7 to 9 killed (best 7). ' +
			'For 1 incident no source gives a figure of those killed, which is not 0. ' +
			'Counted apart: 2 statements and 8 presences of groups. ' +
			'1 incident possibly inside. ' +
			'Places are known to a settlement or better for 1 and only to an area for 2. ' +
			'Groups are claimed in 1, attributed in 1 and not named in 1. ' +
			'2 not placed on the map. ' +
			'Data: the atlas (CC BY 4.0) and the ucdp, as of 22 November 2026.'
	);
});

test('an alternative text says what a picture shows, and where most of it lies', () => {
	expect(captionOf(told()).alt).toBe(
		'Map: Incidents of armed violence. 3 incidents: 7 to 9 killed (best 7). ' +
			'By type: the bombing (2) and the attack (1). ' +
			'Most lie in the KZ-ATY (2) and the KZ-ZHA (1). ' +
			'Counted apart: 2 statements and 8 presences of groups. 2 not placed on the map.'
	);
});

test('no figure is never 0 killed, and nothing that matches is said so', () => {
	const killed = { ...none, unreported: 3, who: {} };
	const { caption } = captionOf(told({ count: { ...three, killed } }));
	expect(caption).toMatch(/^3 incidents: killed not reported\./);
	expect(captionOf(told({ count: nobody, facets: noFacets })).caption).toMatch(/^No incidents\./);
});

test('a facet that lists values which were not asked for counts those asked for alone', () => {
	const filter = { dataset: { include: [], exclude: ['ucdp'] } };
	expect(captionOf(told({}, { filter })).caption).toContain('Data: the atlas (CC BY 4.0), as of');
});

test('many datasets are counted rather than named', () => {
	const dataset = [1, 2, 3, 4, 5].map((n) => value(`d${n}`, n));
	const { caption } = captionOf(told({ facets: { ...facets, dataset } }));
	expect(caption).toContain('the d1, the d2, the d3 and 2 further datasets');
});

test('a pinned view names its data', () => {
	expect(captionOf(told({}, { snapshot: '0123456789abcdef' })).caption).toContain(
		'as of 22 November 2026. Data kept as it was, snapshot 0123456789abcdef.'
	);
});

test('what is counted and never listed is said', () => {
	expect(captionOf(told({ unlisted: 2 })).caption).toContain(
		'2 incidents counted and not shown one by one'
	);
});

test('an open record gives the title and says who claims it and how exactly its place is known', () => {
	const row: Captioned['row'] = {
		...{ kind: 'incident', id: 'i', title: 'An attack in Taraz', class: 'attack' },
		...{ type: 'Armed attack', when: '12 November 2011', earliest: null, latest: null },
		...{ place: 'Taraz', precision: 'settlement', placed: true },
		killed: { low: null, best: null, high: null },
		groups: [{ id: 'g', name: 'A group', role: 'perpetrator', standing: 'claimed' }]
	};
	const { title, caption, alt } = captionOf(told({ row }));
	expect(title).toBe('An attack in Taraz');
	expect(caption).toContain(
		'Armed attack, Taraz, 12 November 2011; killed not reported; claimed: A group. ' +
			'Its place is known to a settlement.'
	);
	expect(alt).toContain('Map: An attack in Taraz. Armed attack, Taraz');
});

test("the editor's own words stand where there are some, and whose data it is stands beside", () => {
	const own = { title: 'Mine <b>', caption: 'My “caption”', alt: 'My alt' };
	const words = captionOf(told({}, own));
	expect(words).toMatchObject(own);
	expect(words.credit).toContain('Data: the atlas (CC BY 4.0)');
});

test('whatever is asked, no part is empty or longer than an address carries', () => {
	const counts = fc.record({
		matched: fc.nat(9),
		statements: fc.nat(3),
		presences: fc.nat(3),
		notPlaced: fc.nat(3)
	});
	fc.assert(
		fc.property(filterSample, counts, (filter, some) => {
			const words = captionOf(told({ count: { ...nobody, ...some } }, { filter }));
			for (const key of ['title', 'caption', 'alt'] as const) {
				expect(words[key].trim()).not.toBe('');
				expect(words[key].length).toBeLessThanOrEqual(LENGTHS[key]);
				expect(words[key].isWellFormed()).toBe(true);
			}
		})
	);
});
