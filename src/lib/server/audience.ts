// An engine that keeps the terms of datasets: whatever is asked through it, nothing comes back that they withhold.
import type { Parted } from '../domain/audience.ts';
import type { Store } from '../columns/store.ts';
import type { Kind, Records } from '../domain/records.ts';
import type { Engine, Facets, FacetValue, PageRequest } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';

/** The same question, without the records of these datasets. */
function leaving(filter: Filter, datasets: readonly string[]): Filter {
	if (!datasets.length) return filter;
	const { include = [], exclude = [] } = filter.dataset ?? {};
	return { ...filter, dataset: { include, exclude: [...new Set([...exclude, ...datasets])] } };
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The order of facet values that every engine keeps. */
const inOrder = (a: FacetValue, b: FacetValue): number =>
	b.count - a.count ||
	(a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) ||
	byCode(a.label, b.label) ||
	byCode(a.value ?? '', b.value ?? '');

/** The datasets of which nothing is listed. */
export const unlistedIn = ({ hidden, countedOnly }: Parted): ReadonlySet<string> =>
	new Set([...hidden, ...countedOnly]);

/** Tells the ids that things bear which only one of some datasets knows: they begin with the dataset's. */
const ofOne = (datasets: Iterable<string>) => {
	const starts = [...datasets].map((id) => `${id}:`);
	return (id: string) => starts.some((start) => id.startsWith(start));
};

/** The records that lists, searches and suggestions are made from. */
export function listedOf(records: Records, parted: Parted): Records {
	const unlisted = unlistedIn(parted);
	if (!unlisted.size) return records;
	const listed = <T extends { dataset: string }>(list: T[]) =>
		list.filter(({ dataset }) => !unlisted.has(dataset));
	const { incidents, statements, presences, datasets, groups, sources } = records;
	const isOwn = ofOne(unlisted);
	return {
		...records,
		incidents: listed(incidents),
		statements: listed(statements),
		presences: listed(presences),
		groups: groups.filter(({ id }) => !isOwn(id)),
		sources: sources.filter(({ id }) => !parted.hidden.includes(id)),
		datasets: datasets.filter(({ id }) => !parted.hidden.includes(id))
	};
}

/** A way to find a record by its id that finds only what is listed. */
export function listedBy(find: Store['record'], parted: Parted): Store['record'] {
	const unlisted = unlistedIn(parted);
	return (kind, id) => {
		const record = find(kind, id);
		return record && unlisted.has(record.dataset) ? null : record;
	};
}

/**
 * An engine that answers as if the hidden datasets were not there, and that counts, but never gives away, the
 * records of those that are counted only. A search by words or by a condition finds records, so it does not count
 * them either; nor does an extent, which would tell where a single one lies.
 */
export function forAudience(engine: Engine, { hidden, countedOnly }: Parted): Engine {
	if (!hidden.length && !countedOnly.length) return engine;
	const unlisted = [...unlistedIn({ hidden, countedOnly })];
	const isNameless = ofOne(unlisted);
	const uncounted = ({ q, cql }: Filter) =>
		q === undefined && cql === undefined ? hidden : unlisted;
	const counting = (filter: Filter) => leaving(filter, uncounted(filter));
	const listing = (filter: Filter) => leaving(filter, unlisted);

	/** The facet of datasets ignores its own key, so what is left out is taken out of it by hand. */
	function withoutDatasets(values: FacetValue[], filter: Filter): FacetValue[] {
		const left = new Set(uncounted(filter));
		const { include = [], exclude = [] } = filter.dataset ?? {};
		// A value that was chosen stays, as one that nobody knows would.
		const chosen = [...new Set([...include, ...exclude])].filter((value) => left.has(value));
		return [
			...values.filter(({ value }) => value === null || !left.has(value)),
			...chosen.map((value) => {
				const known = !hidden.includes(value) && values.find((other) => other.value === value);
				return { value, label: known ? known.label : value, count: 0, parent: null };
			})
		].sort(inOrder);
	}

	return {
		snapshot: engine.snapshot,
		count: (filter) => engine.count(counting(filter)),
		async facets(filter): Promise<Facets> {
			const facets = await engine.facets(counting(filter));
			return {
				...facets,
				dataset: withoutDatasets(facets.dataset, filter),
				group: facets.group.filter(({ value }) => value === null || !isNameless(value))
			};
		},
		histogram: (filter) => engine.histogram(counting(filter)),
		page: <K extends Kind>(filter: Filter, request: PageRequest<K>) =>
			engine.page(listing(filter), request),
		async record(kind, id) {
			const record = await engine.record(kind, id);
			return record && unlisted.includes(record.dataset) ? null : record;
		},
		extent: (filter) => engine.extent(listing(filter)),
		tile: (filter, tile) => engine.tile(listing(filter), tile),
		tiles: (filter, tiles) => engine.tiles(listing(filter), tiles)
	};
}
