import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDrafts } from './check.ts';
import { SCHEMAS } from './draft.ts';
import type { Draft, DraftKind } from './draft.ts';

const TODAY = { today: '2026-11-22' };
const evidence = [{ source: 'article', locator: '¶1', paraphrase: 'Says so.' }];
const square = [
	[0, 0],
	[2, 0],
	[2, 2],
	[0, 2],
	[0, 0]
];

/** One sound record of each kind, that all fit together. */
const SOUND: Record<DraftKind, { value: Record<string, unknown>; geometry?: unknown }> = {
	layer: { value: { id: 'here', title: 'Here', description: 'What is here.' } },
	source: { value: { id: 'article', type: 'report', label: 'An article', seen: true } },
	dataset: {
		value: {
			id: 'atlas',
			version: '1',
			title: 'Atlas',
			licence: 'CC BY 4.0',
			citation: 'Atlas.',
			terms: 'open'
		}
	},
	type: { value: { id: 'attack', parent: null, label: 'Attack', definition: 'Force.', codes: {} } },
	region: {
		value: { name: 'Area', level: 'province', parent: null, anchor: [1, 1] },
		geometry: { type: 'Polygon', coordinates: [square] }
	},
	group: {
		value: { id: 'group', name: 'Group', kind: 'network', names: [], people: [], evidence }
	},
	relation: {
		value: {
			id: 'tie',
			from: 'group',
			to: 'other',
			type: 'linked to',
			standing: 'stated',
			by: 'the article',
			evidence
		}
	},
	statement: {
		value: {
			id: 'claim',
			title: 'Claim',
			type: 'claim of responsibility',
			speaker: 'group',
			addressees: [],
			channel: 'unknown',
			period: { earliest: '2011-01-02', latest: '2011-01-02', precision: 'day', evidence },
			location: { precision: 'unknown', method: 'not told', evidence },
			incidents: ['incident'],
			summary: 'Claims it.',
			via: [],
			evidence,
			dataset: 'atlas'
		}
	},
	incident: {
		value: {
			kind: 'incident',
			title: 'Attack',
			type: 'attack',
			occurrences: 1,
			period: { earliest: '2011-01-01', latest: '2011-01-01', precision: 'day', evidence },
			location: { precision: 'settlement', region: 'area', method: 'gazetteer', evidence },
			casualties: [{ outcome: 'killed', who: 'all', low: 1, best: 2, high: 3, evidence }],
			attributions: [
				{
					group: 'group',
					role: 'party',
					standing: 'claimed',
					by: 'Group',
					statement: 'claim',
					evidence
				}
			],
			evidence,
			dataset: 'atlas'
		},
		geometry: { type: 'Point', coordinates: [1, 1] }
	},
	presence: {
		value: {
			kind: 'presence',
			title: 'Group here',
			group: 'group',
			activity: 'active',
			period: { earliest: null, latest: null, precision: 'unknown', evidence },
			location: {
				precision: 'province',
				region: 'area',
				anchor: [1, 1],
				method: 'outline',
				evidence
			},
			evidence,
			dataset: 'atlas'
		},
		geometry: { type: 'Polygon', coordinates: [square] }
	}
};

const IDS: Partial<Record<DraftKind, string>> = {
	incident: 'incident',
	presence: 'presence',
	region: 'area'
};
const other: Draft = {
	kind: 'group',
	file: 'groups.json',
	record: 'other',
	id: 'other',
	value: { ...SOUND.group.value, id: 'other' }
};
const kinds = Object.keys(SOUND) as DraftKind[];

const drafts = (): Draft[] => [
	...kinds.map((kind): Draft => {
		const id = IDS[kind] ?? (SOUND[kind].value.id as string);
		return { kind, file: kind, record: id, id, ...structuredClone(SOUND[kind]) };
	}),
	structuredClone(other)
];

/** Every path into a value, its own fields and those below. */
function paths(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, below]) => paths(below, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
	if (key === undefined) return by;
	const copy = (
		Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
	) as Record<string, unknown>;
	copy[key] = replaced(copy[key], rest, by);
	return copy;
}

test('sound records that fit together have no fault', () => {
	expect(checkDrafts(drafts(), TODAY).faults).toEqual([]);
});

test('any JSON value in any field is told or taken, and never throws', () => {
	const spot = fc.constantFrom(
		...kinds.flatMap((kind) => paths(SOUND[kind]).map((path) => ({ kind, path })))
	);
	fc.assert(
		fc.property(spot, fc.jsonValue({ maxDepth: 4 }), ({ kind, path }, value) => {
			const all = drafts().map((draft) =>
				draft.kind === kind && draft.id !== 'other'
					? {
							...draft,
							...(replaced({ value: draft.value, geometry: draft.geometry }, path, value) as object)
						}
					: draft
			);
			const { sound, faults } = checkDrafts(all, TODAY);
			const told = new Set(faults.map(({ record }) => record));
			for (const { draft } of sound) expect(told.has(draft.record)).toBe(false);
			expect(sound.length + told.size).toBeGreaterThanOrEqual(all.length);
			for (const fault of faults)
				expect(Object.values(fault).every((text) => typeof text === 'string')).toBe(true);
		}),
		{ numRuns: 500 }
	);
}, 60_000);

test('what is sound by the check is sound by the schema', () => {
	for (const { draft } of checkDrafts(drafts(), TODAY).sound) {
		expect(SCHEMAS[draft.kind].safeParse(draft.value).success).toBe(true);
	}
});

test('regions within each other are found, not followed for ever', () => {
	const region = (id: string, parent: string): Draft => ({
		kind: 'region',
		file: 'regions.geojson',
		record: id,
		id,
		value: { ...SOUND.region.value, parent },
		geometry: SOUND.region.geometry
	});
	const { faults } = checkDrafts([region('a', 'b'), region('b', 'a')], TODAY);
	expect(faults.map(({ record, field }) => [record, field])).toEqual([
		['a', 'parent'],
		['b', 'parent']
	]);
});
