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
import { packColumns, unpackColumns } from './blob.ts';
import { codesFor, createDictionary } from './dictionary.ts';
import type { Facts } from './facts.ts';
import { keyOfFigures, packCasualties } from './figures.ts';
import { createNumbering } from './growing.ts';
import { wholeKilled } from './histogram.ts';
import { createLetteringBuilder } from './lettering.ts';
import { invert, packRagged } from './ragged.ts';
import { createRowBuilder, type RowBuilder } from './rows.ts';
import { shareAll, type Shared } from './share.ts';
import { ranksOf } from './sort.ts';
import { sizeOf, type CodeKey, type Columns, type TraitKey, type Unplaced } from './table.ts';

/** Columns while they are made. */
export interface ColumnsBuilder {
	/** Adds the facts of a record, in any order. */
	add: (kind: Kind, facts: Facts) => void;
	/**
	 * The columns, the memory that they lie in, and by row of each kind how many facts of that kind were added before its
	 * own.
	 */
	finish: () => { columns: Columns; shared: Shared; order: Record<Kind, Uint32Array> };
}

/** What columns need to know beside the records themselves. */
export type Lists = Pick<Records, 'regions' | 'types' | 'relations'>;

/** A set of attributions: a provisional number of each group, and codes of standing and role. */
type AttributionSet = { group: number; standing: number; role: number }[];

/** Provisional numbers of values; that of a type is -1 where the key does not apply; codes of standings. */
type TraitSet = Record<TraitKey, number> & { drawn: boolean; standings: number[] };

/** Figures without what they rest on, which would be kept with them. */
const bareOf = (figures: readonly Figure[]): Figure[] =>
	figures.map(({ outcome, who, low, best, high }) => ({
		...{ outcome, who, low, best, high },
		evidence: []
	}));

/** A record that names nobody has one attribution of which nothing is known. */
const NOBODY = [{ group: null, standing: null, role: null }];
const listedOf = ({ attributions }: Facts) => (attributions.length ? attributions : NOBODY);

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
		traits: createNumbering<TraitSet>(),
		attributions: createNumbering<AttributionSet>(),
		sources: createNumbering<number[]>(),
		period: createNumbering<[earliest: number, latest: number]>(),
		casualties: createNumbering<readonly Figure[]>()
	};
	const titles = createNumbering<string>();
	const lettering = createLetteringBuilder();
	const rows: Record<Kind, RowBuilder> = {
		incident: createRowBuilder('incident'),
		statement: createRowBuilder('statement'),
		presence: createRowBuilder('presence')
	};

	const numberOf = (key: ChoiceKey, value: string | null | undefined): number => {
		const known = valueOf(key, value);
		return values[key].numberOf(known, () => known);
	};
	const standingOf = (one: ReturnType<typeof listedOf>[number]): number =>
		one.standing === undefined ? standing.none : standing.codeOf(one.standing)!;
	function traitsOf(kind: Kind, facts: Facts): number {
		const { type, dataset, layer, location, drawn } = facts;
		const set: TraitSet = {
			type: kind === 'incident' ? numberOf('type', type) : -1,
			dataset: numberOf('dataset', dataset),
			layer: numberOf('layer', layer),
			precision: numberOf('precision', location.precision),
			drawn,
			standings: [...new Set(listedOf(facts).map(standingOf))].sort((a, b) => a - b)
		};
		return sets.traits.numberOf(Object.values(set).join(), () => set);
	}
	function attributionsOf(facts: Facts): number {
		const set = listedOf(facts).map((one) => ({
			group: numberOf('group', one.group),
			standing: standingOf(one),
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
				traits: traitsOf(kind, facts),
				attributions: attributionsOf(facts),
				sources: sourcesOf(facts),
				period: sets.period.numberOf(`${earliest} ${latest}`, () => [earliest, latest]),
				casualties: sets.casualties.numberOf(keyOfFigures(casualties), () => bareOf(casualties))
			};
			rows[kind].add(facts, numbers, { titles, areas, regionOf });
			if (kind === 'incident') lettering.add(facts);
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

			const kinds = Object.values(rows);
			/** Numbers of a numbering: of things that hold equally many others, the one that most rows have first. */
			const byUse = (key: CodeKey, things: readonly unknown[]): Uint32Array => {
				const sums = new Uint32Array(things.length);
				for (const kind of kinds) kind.count(key, sums);
				const sizes = things.map((thing) => (Array.isArray(thing) ? thing.length : 0));
				return Uint32Array.from(sums.keys()).sort(
					(a, b) => sizes[a]! - sizes[b]! || sums[b]! - sums[a]! || a - b
				);
			};
			const periods = sets.period.things;
			const orders = {
				...Object.fromEntries(
					(['traits', 'attributions', 'sources', 'casualties'] as const).map((key) => [
						key,
						byUse(key, sets[key].things)
					])
				),
				period: Uint32Array.from(periods.keys()).sort(
					(a, b) => periods[a]![0] - periods[b]![0] || periods[a]![1] - periods[b]![1]
				)
			} as Record<keyof typeof sets, Uint32Array>;
			const inOrder = <T>(key: keyof typeof sets, things: readonly T[]): T[] =>
				Array.from(orders[key], (number) => things[number]!);

			const [groups, sources] = [codes('group'), codes('source')];
			const attributed = inOrder('attributions', sets.attributions.things);
			const flat = attributed.flat();
			const named = attributed.map((set) => [
				...new Set(set.flatMap(({ group }) => [...dictionaries.group.upwards[groups[group]!]!]))
			]);
			const traits = inOrder('traits', sets.traits.things);
			const traitCodes = (key: TraitKey) => {
				const [{ size, none }, own] = [dictionaries[key], codes(key)];
				const column = codesFor(size, traits.length);
				traits.forEach((set, code) => (column[code] = set[key] < 0 ? none : own[set[key]]!));
				return column;
			};
			const columns: Unplaced = {
				tables: {} as Columns['tables'],
				dictionaries,
				traits: {
					type: traitCodes('type'),
					dataset: traitCodes('dataset'),
					layer: traitCodes('layer'),
					precision: traitCodes('precision'),
					drawn: Uint8Array.from(traits, ({ drawn }) => Number(drawn)),
					standings: packRagged(traits.map(({ standings }) => standings))
				},
				attributions: {
					offsets: packRagged(attributed.map((set) => set.map(() => 0))).offsets,
					group: Uint32Array.from(flat, ({ group }) => groups[group]!),
					standing: Uint8Array.from(flat, (one) => one.standing),
					role: Uint8Array.from(flat, (one) => one.role),
					members: packRagged(named),
					setsOf: invert(named, dictionaries.group.size)
				},
				sources: packRagged(
					inOrder('sources', sets.sources.things).map((set) => set.map((one) => sources[one]!))
				),
				periods: {
					earliest: Int32Array.from(orders.period, (number) => periods[number]![0]),
					latest: Int32Array.from(orders.period, (number) => periods[number]![1])
				},
				casualties: packCasualties(inOrder('casualties', sets.casualties.things)),
				wholeKilled: new Float64Array(0),
				lettering: {} as Columns['lettering'],
				areas: createAreas(areas.finish(dictionaries.region), dictionaries.region)
			};
			const final = {
				titles: titles.things,
				areas: areas.ranks(),
				size: (key: CodeKey) => sizeOf(columns, key),
				codes: {
					region: codes('region'),
					traits: ranksOf(orders.traits),
					attributions: ranksOf(orders.attributions),
					sources: ranksOf(orders.sources),
					period: ranksOf(orders.period),
					casualties: ranksOf(orders.casualties)
				},
				traits: columns.traits
			};
			const order = {} as Record<Kind, Uint32Array>;
			for (const kind of ['incident', 'statement', 'presence'] as const) {
				const made = rows[kind].finish(final);
				columns.tables[kind] = made.table;
				order[kind] = made.order;
			}
			columns.lettering = lettering.finish(rows.incident.ids, order.incident);
			columns.wholeKilled = wholeKilled(
				columns.tables.incident,
				columns.periods,
				columns.casualties
			);
			const shared = shareAll(packColumns(columns));
			return { columns: unpackColumns(shared, true), shared, order };
		}
	};
}
