// What the pages that list groups, sources and datasets show.
import type { Dataset } from '../domain/dataset.ts';
import type { Group } from '../domain/group.ts';
import type { Source } from '../domain/source.ts';
import type { FacetValue } from '../query/engine.ts';
import { usedTimes } from './citing.ts';
import { holdingsOf, type Asked } from './dossier.ts';

/** A group in the list: its names and how much is recorded of it. */
export interface GroupEntry extends Pick<Group, 'id' | 'name' | 'kind'> {
	also: string[];
	incidents: number;
	statements: number;
	presences: number;
	relations: number;
}

/** How many incidents have each value. */
const countsOf = (values: readonly FacetValue[]) =>
	new Map(values.map(({ value, count }) => [value, count]));

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** All groups by name. */
export async function groupEntries({ records, engine }: Asked): Promise<GroupEntry[]> {
	const incidents = countsOf((await engine.facets({})).group);
	const held = holdingsOf(records);
	const ties = new Map<string, number>();
	for (const { from, to } of records.relations)
		for (const id of new Set([from, to])) ties.set(id, (ties.get(id) ?? 0) + 1);
	return records.groups
		.map(({ id, name, kind, names }) => ({
			id,
			name,
			kind,
			also: names.map((other) => other.name),
			incidents: incidents.get(id) ?? 0,
			statements: held.get(id)?.statements.length ?? 0,
			presences: held.get(id)?.presences.length ?? 0,
			relations: ties.get(id) ?? 0
		}))
		.sort(byName);
}

/** A source in the list, with how many records, groups and relations rest on it. */
export interface SourceEntry {
	source: Source;
	used: number;
}

/** All sources, the most used first. */
export async function sourceEntries({ records, engine }: Asked): Promise<SourceEntry[]> {
	const incidents = countsOf((await engine.facets({})).source);
	return records.sources
		.map((source) => ({
			source,
			used: (incidents.get(source.id) ?? 0) + usedTimes(records, source.id)
		}))
		.sort((a, b) => b.used - a.used || byName(nameOf(a.source), nameOf(b.source)));
}

const nameOf = ({ title, label }: Source) => ({ name: title ?? label });

/** A dataset in the list, with its records of each kind. */
export interface DatasetEntry {
	dataset: Dataset;
	incidents: number;
	statements: number;
	presences: number;
}

/** All datasets in the order of the data. */
export async function datasetEntries({ records, engine }: Asked): Promise<DatasetEntry[]> {
	const incidents = countsOf((await engine.facets({})).dataset);
	const tally = (found: readonly { dataset: string }[]) => {
		const counts = new Map<string, number>();
		for (const { dataset } of found) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
		return counts;
	};
	const [statements, presences] = [tally(records.statements), tally(records.presences)];
	return records.datasets.map((dataset) => ({
		dataset,
		incidents: incidents.get(dataset.id) ?? 0,
		statements: statements.get(dataset.id) ?? 0,
		presences: presences.get(dataset.id) ?? 0
	}));
}
