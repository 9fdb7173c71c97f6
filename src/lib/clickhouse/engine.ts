// The engine on ClickHouse: each method is one or two questions of selects.ts.
import type { Kind, Records } from '../domain/records.ts';
import {
	FACETS,
	type Engine,
	type FacetName,
	type PageRequest,
	type RecordOf
} from '../query/engine.ts';
import { holder } from '../query/cql/evaluate.ts';
import type { Get } from '../query/cql/value.ts';
import type { Filter } from '../query/filter.ts';
import { labelsOf } from '../query/label.ts';
import { nestingsOf } from '../query/nesting.ts';
import { formatCursor, parseCursor } from '../columns/cursor.ts';
import { createHull } from '../columns/extent.ts';
import { createAsk, tableIn, type Asking } from './asker.ts';
import { createBinding, type Binding } from './binding.ts';
import { conditionOf, type Condition } from './condition.ts';
import { countOf, type CountRow } from './count.ts';
import { createConditions, type Held } from './cql/condition.ts';
import { facetsOf, filterFor, valueIn, type ValueCounts } from './facets.ts';
import { heldIn } from './held.ts';
import { histogramOf, type PeriodCount } from './histogram.ts';
import { createAreaIndex, type AreaRow } from './located.ts';
import { recordIn } from './row.ts';
import * as select from './selects.ts';
import { allTypes } from './tile-selects.ts';
import { createTiles } from './tiles.ts';

/** Records that are answered as if they were not there, or that no word finds, by their ids. */
export interface Mask {
	uncounted: Partial<Record<Kind, readonly string[]>>;
	unsearched: Partial<Record<Kind, readonly string[]>>;
}

export interface ClickHouseOptions extends Asking {
	/** A snapshot that has been loaded whole. */
	snapshot: string;
	/** What is kept in memory; its lists of incidents, statements and presences are not looked at. */
	lists: Records;
	mask?: Mask;
	/** What is shown of a record; null where nothing is. */
	shown?: <K extends Kind>(kind: K, record: RecordOf[K]) => RecordOf[K] | null;
	/** Reads what conditions ask of a masked record as it is shown now; null where nothing is. */
	valuesOf?: (kind: Kind, id: string) => Get | null;
}

/** The engine that answers from a snapshot in ClickHouse; reads its areas into memory first. */
export async function createClickHouseEngine(options: ClickHouseOptions): Promise<Engine> {
	const { snapshot, lists, database, mask, shown = (_, record) => record } = options;
	const { valuesOf = () => null } = options;
	const ask = createAsk(options);
	const rows = tableIn(database, 'records');
	const regions = new Map(lists.regions.map((region) => [region.id, region]));
	const regionOf = (id: string) => regions.get(id);
	const index = createAreaIndex(await areasOf(), lists);
	const known = { held: heldIn(lists), located: index.located };
	const conditions = createConditions(index);
	const naming = { labelOf: labelsOf(lists), nestings: nestingsOf(lists) };

	async function areasOf(): Promise<AreaRow[]> {
		const binding = createBinding();
		const found = await ask<unknown[]>(
			select.allAreas(tableIn(database, 'areas'), binding.one('String', snapshot)),
			binding
		);
		return found.map(
			([area, lon, lat, radius, region, nested, drawing, owner, geometry]) =>
				({ area, lon, lat, radius, region, nested, drawing, owner, geometry }) as AreaRow
		);
	}

	/** The types of all incidents: their order tells tiles which class comes first. */
	async function typesOf(): Promise<string[]> {
		const binding = createBinding();
		const where = `snapshot = ${binding.one('String', snapshot)} AND type != ''`;
		return (await ask<[string]>(allTypes({ rows, where }), binding)).map(([type]) => type);
	}
	/** Records of some kinds by their ids. */
	const among = (ids: Mask['uncounted'], binding: Binding) =>
		Object.entries(ids)
			.filter(([, list]) => list.length)
			.map(([kind, list]) => `(kind = '${kind}' AND id IN ${binding.list('String', list)})`);
	/** What rows must be whatever is asked: of this snapshot, and not taken out. */
	function base({ q }: Filter, binding: Binding): string[] {
		const gone = (q === undefined ? mask?.uncounted : mask?.unsearched) ?? {};
		return [
			`snapshot = ${binding.one('String', snapshot)}`,
			...among(gone, binding).map((part) => `NOT ${part}`)
		];
	}
	/** A filter's condition: records of which something was taken out are asked for what they say now. */
	async function cqlOf({ cql }: Filter): Promise<Held | undefined> {
		if (cql === undefined) return undefined;
		const held = await conditions(cql);
		const { unsearched = {} } = mask ?? {};
		const holds = holder(cql);
		const again = Object.fromEntries(
			Object.entries(unsearched).map(([kind, ids]) => [
				kind,
				ids.filter((id) => {
					const get = valuesOf(kind as Kind, id);
					return get !== null && holds(get);
				})
			])
		);
		return (binding) => {
			const others = among(unsearched, binding).map((part) => `NOT ${part}`);
			return `(${[[held(binding), ...others].join(' AND '), ...among(again, binding)].join(' OR ')})`;
		};
	}
	/** A question about what matches a filter. */
	async function about(
		filter: Filter,
		of: (condition: Condition) => readonly string[],
		binding = createBinding()
	) {
		const cql = await cqlOf(filter);
		const condition = conditionOf(filter, binding, { ...known, ...(cql && { cql }) });
		const where = [...base(filter, binding), condition.asked, ...of(condition)]
			.filter((part) => part !== '1')
			.join(' AND ');
		return { from: { rows, where }, binding, condition };
	}
	const matching = (filter: Filter, binding?: Binding) =>
		about(filter, ({ certain }) => [certain], binding);

	return {
		snapshot,
		async count(filter) {
			const { from, binding, condition } = await about(filter, ({ certain, possibly }) => [
				certain === '1' ? '1' : `(${certain} OR ${possibly})`
			]);
			const found = await ask<CountRow>(
				select.countRows(from, `toBool(${condition.certain})`),
				binding
			);
			return countOf(found);
		},
		async facets(filter) {
			const binding = createBinding();
			const asked = [];
			for (const name of FACETS) {
				const { where } = (await matching(filterFor(name, filter), binding)).from;
				asked.push({ name, where, value: valueIn(name, filter, binding, known.held) });
			}
			const found = await ask<[FacetName, string, number]>(
				select.countValues(rows, asked),
				binding
			);
			const counts = Object.fromEntries(FACETS.map((name) => [name, [] as [string, number][]]));
			for (const [name, value, count] of found) counts[name]!.push([value, count]);
			return facetsOf(filter, counts as unknown as Record<FacetName, ValueCounts>, naming);
		},
		async histogram(filter) {
			const { from, binding } = await matching(filter);
			return histogramOf(await ask<PeriodCount>(select.countPeriods(from), binding));
		},
		async extent(filter) {
			const { from, binding } = await matching(filter);
			const [found] = await ask<[...number[], number[]]>(select.reach(from), binding);
			const hull = createHull();
			const [points, west, east, south, north, nearest, farthest, western, eastern] =
				found as number[];
			if (points) {
				// Points in which the extent's edges are met, the plain way and across the antimeridian.
				hull.addExtent([west!, south!, west!, south!]);
				hull.addExtent([east!, north!, east!, north!]);
				if (eastern) hull.addExtent([nearest!, south!, nearest!, south!]);
				if (western) hull.addExtent([farthest!, south!, farthest!, south!]);
			}
			for (const area of found!.at(-1) as number[])
				for (const part of index.areas.extents(index.ranks[area]!)) hull.addExtent(part);
			return hull.extent();
		},
		async page<K extends Kind>(filter: Filter, request: PageRequest<K>) {
			const { kind, order, after, limit, match, placed } = request;
			if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
				throw new RangeError(`A page of ${limit} records was asked for; expected 1 to 1000.`);
			const place = after === undefined ? null : parseCursor(order, after);
			const { from, binding } = await about(filter, ({ certain, possibly }) => [
				match ? possibly : certain,
				`kind = '${kind}'`,
				placed === undefined ? '1' : `drawn = ${placed}`
			]);
			if (place) from.where += ` AND ${select.comesAfter(order, place, binding)}`;
			const found = await ask<[row: number, id: string, key: number | string]>(
				select.firstRows(from, order, binding.one('UInt32', limit + 1)),
				binding
			);
			const taken = found.slice(0, limit);
			const items = await recordsAt(
				kind,
				taken.map(([row]) => row)
			);
			const last = found.length > limit ? taken.at(-1) : undefined;
			return { items, next: last ? formatCursor(order, { key: last[2], id: last[1] }) : null };
		},
		async record(kind, id) {
			const binding = createBinding();
			const where = [...base({}, binding), `kind = '${kind}'`, `id = ${binding.one('String', id)}`];
			const [found] = await ask<[json: string]>(
				select.oneRecord({ rows, where: where.join(' AND ') }),
				binding
			);
			return found ? shown(kind, recordIn(found[0], regionOf) as RecordOf[typeof kind]) : null;
		},
		...createTiles({ ask, matching, index, lists, types: await typesOf() })
	};

	/** Whole records by their rows, in that order. */
	async function recordsAt<K extends Kind>(kind: K, list: number[]): Promise<RecordOf[K][]> {
		if (!list.length) return [];
		const binding = createBinding();
		const where = `snapshot = ${binding.one('String', snapshot)} AND kind = '${kind}'`;
		const found = await ask<[row: number, json: string]>(
			select.wholeRecords({ rows, where }, binding.list('UInt32', list)),
			binding
		);
		const byRow = new Map(found);
		return list
			.map((row) => shown(kind, recordIn(byRow.get(row)!, regionOf) as RecordOf[K]))
			.filter((record) => record !== null);
	}
}
