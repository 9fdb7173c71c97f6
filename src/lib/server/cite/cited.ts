// What a view or an incident rests on, to be cited: itself, the datasets that are counted in it, their sources.
import type { Choice, Filter } from '../../query/filter.ts';
import type { FacetValue } from '../../query/engine.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { hrefOf, initialView, type View } from '../../query/view.ts';
import { pathOf } from '../../query/address.ts';
import type { Atlas } from '../atlas.ts';
import { captionView, dayOfData } from '../caption.ts';
import { directoryOf } from '../directory.ts';
import { ATLAS, cslDay, itemOfDataset, itemOfSource, type Item } from './item.ts';

/** The most sources that are cited; a view of more is cited by its datasets and the sources most used. */
const MOST = 500;

/** What is cited, and of how many sources no item is given. */
export interface Cited {
	self: Item;
	datasets: Item[];
	sources: Item[];
	left: number;
}

/** Everything cited, the thing itself first. */
export const itemsOf = ({ self, datasets, sources }: Cited): Item[] => [
	self,
	...datasets,
	...sources
];

/** Where the atlas stands and what day it is, as a citation says both. */
export interface Said {
	origin: string;
	/** ISO day of the access. */
	today: string;
}

/** The values of a facet that what matches has; a facet itself ignores its own key. */
function valuesIn(values: readonly FacetValue[], choice: Choice | undefined): string[] {
	const { include = [], exclude = [] } = choice ?? {};
	const [chosen, left] = [new Set(include), new Set(exclude)];
	return values
		.filter(({ value, count }) => count > 0 && value !== null)
		.map(({ value }) => value as string)
		.filter((value) => (!chosen.size || chosen.has(value)) && !left.has(value));
}

/** Ids of the datasets and sources of all that matches, those of most incidents first. */
async function restsOn({ engine }: Atlas, filter: Filter) {
	const request = { order: 'title', limit: 1000 } as const;
	const [facets, statements, presences] = await Promise.all([
		engine.facets(filter),
		engine.page(filter, { kind: 'statement', ...request }),
		engine.page(filter, { kind: 'presence', ...request })
	]);
	const others = [...statements.items, ...presences.items];
	return {
		datasets: new Set([
			...valuesIn(facets.dataset, filter.dataset),
			...others.map(({ dataset }) => dataset)
		]),
		sources: new Set([...valuesIn(facets.source, filter.source), ...others.flatMap(sourcesOf)])
	};
}

/** Everything that a view, or the incident that it opens, rests on. */
export async function citedBy(known: Atlas, view: View, { origin, today }: Said): Promise<Cited> {
	const { snapshot } = known.engine;
	const directory = directoryOf(known.records);
	const day = dayOfData(known);
	const { selected } = view;
	const record = selected && known.record(selected.kind, selected.id);
	const on = record
		? { datasets: new Set([record.dataset]), sources: new Set(sourcesOf(record)) }
		: await restsOn(known, view.filter);
	const pinned = hrefOf(
		record ? { ...initialView, snapshot } : { ...view, snapshot },
		{},
		record ? pathOf(record.kind, record.id) : '/'
	);
	const title = record ? record.title : (await captionView(known, view)).title;
	const self: Item = {
		id: record ? record.id : 'view',
		type: record ? 'entry' : 'map',
		title,
		'container-title': ATLAS,
		...(day !== null && { issued: cslDay(day) }),
		accessed: cslDay(today),
		version: snapshot,
		URL: origin + pinned
	};
	const datasets = [...on.datasets].flatMap((id) => directory.datasets.get(id) ?? []);
	const isDataset = new Set(datasets.map(({ id }) => id));
	const sources = [...on.sources]
		.filter((id) => !isDataset.has(id))
		.flatMap((id) => directory.sources.get(id) ?? []);
	return {
		self,
		datasets: datasets.map(itemOfDataset),
		sources: sources.slice(0, MOST).map(itemOfSource),
		left: Math.max(0, sources.length - MOST)
	};
}
