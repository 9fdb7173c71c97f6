// Columns from facts as they stream by: nothing of a record is kept but numbers, its id and its title.
import type { Kind, Records } from '../domain/records.ts';
import type { Figure } from '../domain/schema.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { CHOICE_KEYS, type ChoiceKey } from '../query/filter.ts';
import { nestingsOf } from '../query/nesting.ts';
import { valueOf } from '../query/unknown.ts';
import type { RegionOf } from '../query/whereabouts.ts';
import { createAreas } from './area.ts';
import { createAreaBuilder } from './areas.ts';
import { createDictionary } from './dictionary.ts';
import type { Facts } from './facts.ts';
import { keyOfFigures, packCasualties } from './figures.ts';
import { createNumbering } from './growing.ts';
import { invert, packRagged } from './ragged.ts';
import { createRowBuilder, type RowBuilder } from './rows.ts';
import { SINGLE_KEYS, sizeOf, type CodeKey, type Columns, type SingleKey } from './table.ts';

/** Columns while they are made. */
export interface ColumnsBuilder {
	/** Adds the facts of a record, in any order. */
	add: (kind: Kind, facts: Facts) => void;
	/** The columns, and by row of each kind how many facts of that kind were added before its own. */
	finish: () => { columns: Columns; order: Record<Kind, Uint32Array> };
}

/** What columns need to know beside the records themselves. */
export type Lists = Pick<Records, 'regions' | 'types' | 'relations'>;

/** A set of attributions: a provisional number of each group, and codes of standing and role. */
type AttributionSet = { group: number; standing: number; role: number }[];

/** Figures without what they rest on, which would be kept with them. */
const bareOf = (figures: readonly Figure[]): Figure[] =>
	figures.map(({ outcome, who, low, best, high }) => ({
		...{ outcome, who, low, best, high },
		evidence: []
	}));

/** No facts yet. */
export function createColumnsBuilder(lists: Lists): ColumnsBuilder {
	const regions = new Map(lists.regions.map((region) => [region.id, region]));
	const regionOf: RegionOf = (id) => regions.get(id);
	const areas = createAreaBuilder(lists.regions);
	const [standing, role] = [
		createDictionary('standing', STANDINGS),
		createDictionary('role', ROLES)
	];
	const values = Object.fromEntries(
		CHOICE_KEYS.map((key) => [key, createNumbering<string>()])
	) as Record<ChoiceKey, ReturnType<typeof createNumbering<string>>>;
	const sets = {
		attributions: createNumbering<AttributionSet>(),
		sources: createNumbering<number[]>(),
		period: createNumbering<[earliest: number, latest: number]>(),
		casualties: createNumbering<readonly Figure[]>()
	};
	const titles = createNumbering<string>();
	const rows: Record<Kind, RowBuilder> = {
		incident: createRowBuilder('incident'),
		statement: createRowBuilder('statement'),
		presence: createRowBuilder('presence')
	};

	const numberOf = (key: ChoiceKey, value: string | null | undefined): number => {
		const known = valueOf(key, value);
		return values[key].numberOf(known, () => known);
	};
	/** The number of a value where the key does not apply. */
	const APPLIES_NOT = 0xffffffff;

	function attributionsOf({ attributions }: Facts): number {
		// A record that names nobody has one attribution of which nothing is known.
		const listed = attributions.length
			? attributions
			: [{ group: null, standing: null, role: null }];
		const set = listed.map((one) => ({
			group: numberOf('group', one.group),
			standing: one.standing === undefined ? standing.none : standing.codeOf(one.standing)!,
			role: one.role === undefined ? role.none : role.codeOf(one.role)!
		}));
		const keys = set.map((one) => `${one.group} ${one.standing} ${one.role}`);
		return sets.attributions.numberOf([...new Set(keys)].sort().join(), () => set);
	}
	function sourcesOf({ sources }: Facts): number {
		const set = (sources.length ? sources : [null]).map((id) => numberOf('source', id));
		set.sort((a, b) => a - b);
		return sets.sources.numberOf(set.join(), () => set);
	}

	return {
		add(kind, facts) {
			const { earliest, latest, casualties, location } = facts;
			const numbers: Record<CodeKey, number> = {
				region: numberOf('region', location.region),
				type: kind === 'incident' ? numberOf('type', facts.type) : APPLIES_NOT,
				dataset: numberOf('dataset', facts.dataset),
				layer: numberOf('layer', facts.layer),
				precision: numberOf('precision', location.precision),
				attributions: attributionsOf(facts),
				sources: sourcesOf(facts),
				period: sets.period.numberOf(`${earliest} ${latest}`, () => [earliest, latest]),
				casualties: sets.casualties.numberOf(keyOfFigures(casualties), () => bareOf(casualties))
			};
			rows[kind].add(facts, numbers, { titles, areas, regionOf });
		},
		finish() {
			const nestings = nestingsOf(lists);
			const upwards = { ...nestings } as Partial<Record<ChoiceKey, (typeof nestings)['region']>>;
			for (const { id } of lists.regions) numberOf('region', id);
			const dictionaries = Object.fromEntries(
				CHOICE_KEYS.map((key) => [
					key,
					createDictionary(key, values[key].things, upwards[key]?.upwards)
				])
			) as Columns['dictionaries'];
			Object.assign(dictionaries, { standing, role });
			const codes = (key: ChoiceKey) =>
				Uint32Array.from(values[key].things, (value) => dictionaries[key].codeOf(value)!);

			const [groups, sources] = [codes('group'), codes('source')];
			const attributed = sets.attributions.things;
			const flat = attributed.flat();
			const periods = sets.period.things;
			const inOrder = [...periods.keys()].sort(
				(a, b) => periods[a]![0] - periods[b]![0] || periods[a]![1] - periods[b]![1]
			);
			const periodCodes = new Uint32Array(periods.length);
			inOrder.forEach((number, code) => (periodCodes[number] = code));

			const columns: Columns = {
				tables: {} as Columns['tables'],
				dictionaries,
				attributions: {
					offsets: packRagged(attributed.map((set) => set.map(() => 0))).offsets,
					group: Uint32Array.from(flat, ({ group }) => groups[group]!),
					standing: Uint8Array.from(flat, (one) => one.standing),
					role: Uint8Array.from(flat, (one) => one.role),
					setsOf: invert(
						attributed.map((set) => {
							const codes = set.map(({ group }) => dictionaries.group.upwards[groups[group]!]!);
							return new Set(codes.flatMap((upwards) => [...upwards]));
						}),
						dictionaries.group.size
					)
				},
				sources: packRagged(sets.sources.things.map((set) => set.map((one) => sources[one]!))),
				periods: {
					earliest: Int32Array.from(inOrder, (number) => periods[number]![0]),
					latest: Int32Array.from(inOrder, (number) => periods[number]![1])
				},
				casualties: packCasualties(sets.casualties.things),
				areas: createAreas(areas.finish(dictionaries.region), dictionaries.region)
			};
			const remaps = { period: periodCodes } as Partial<Record<CodeKey, Uint32Array>>;
			for (const key of SINGLE_KEYS) remaps[key] = codes(key);
			const size = (key: CodeKey) => sizeOf(columns, key);
			const codeOf = (key: CodeKey, number: number) =>
				number === APPLIES_NOT
					? dictionaries[key as SingleKey].none
					: (remaps[key]?.[number] ?? number);
			const ranks = areas.ranks();
			const order = {} as Record<Kind, Uint32Array>;
			for (const kind of ['incident', 'statement', 'presence'] as const) {
				const made = rows[kind].finish({ titles: titles.things, areas: ranks, size, codeOf });
				columns.tables[kind] = made.table;
				order[kind] = made.order;
			}
			return { columns, order };
		}
	};
}
