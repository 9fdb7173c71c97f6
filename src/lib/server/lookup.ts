// Collects what records refer to, so that a page can name it without asking again.
import type { Records } from '../domain/records.ts';
import type { Evidence } from '../domain/schema.ts';
import type { GroupLine, Lookup, Whereabouts } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { placeNameOf } from './rows.ts';
import { shapeOf } from './shape.ts';

const isEvidence = (value: object): value is Evidence =>
	'source' in value && typeof value.source === 'string' && 'paraphrase' in value;

/** All evidence within a value, however deep. */
export function* evidenceIn(value: unknown): Generator<Evidence> {
	if (typeof value !== 'object' || value === null) return;
	if (isEvidence(value)) yield value;
	else
		for (const [key, part] of Object.entries(value))
			if (key !== 'geometry') yield* evidenceIn(part);
}

/** The ids of all sources that a record or relation names, its evidence and the steps it came by. */
function* sourceIdsIn(value: unknown): Generator<string> {
	for (const { source } of evidenceIn(value)) yield source;
	if (typeof value === 'object' && value !== null && 'via' in value && Array.isArray(value.via))
		for (const step of value.via as { source?: string }[]) if (step.source) yield step.source;
}

/** A lookup of everything that these things and groups refer to; unknown ids are left out. */
export function lookupOf(
	records: Records,
	things: readonly object[],
	groupIds: Iterable<string>,
	regionIds: Iterable<string | null | undefined> = []
): Lookup {
	const directory = directoryOf(records);
	const look: Lookup = { groups: {}, sources: {}, regions: {}, rows: {} };
	for (const id of groupIds) {
		const group = directory.groups.get(id);
		if (group) look.groups[id] = group.name;
	}
	for (const id of sourceIdsOf(things)) {
		const source = directory.sources.get(id);
		if (source) look.sources[id] = source;
	}
	for (const id of regionIds) {
		const names = regionsUp(directory, id).map(({ name }) => name);
		if (id && names.length) look.regions[id] = names.join(', ');
	}
	return look;
}

const sourceIdsOf = (things: readonly object[]): Set<string> =>
	new Set(things.flatMap((thing) => [...sourceIdsIn(thing)]));

/** Groups with their relations, in the order asked, each once. */
export function groupLinesOf(records: Records, ids: Iterable<string>): GroupLine[] {
	const { groups, relations } = directoryOf(records);
	return [...new Set(ids)].flatMap((id) => {
		const group = groups.get(id);
		return group ? [{ group, relations: relations.get(id) ?? [] }] : [];
	});
}

/** The ids of the groups of these lines and of those at the other ends of their relations. */
export const groupIdsIn = (lines: readonly GroupLine[]): string[] =>
	lines.flatMap(({ group, relations }) => [
		group.id,
		...relations.flatMap(({ from, to }) => [from, to])
	]);

/** Where a record lies. */
export function whereOf(record: AnyRecord, records: Records): Whereabouts {
	const directory = directoryOf(records);
	const name = placeNameOf(directory, record);
	const { position, drawing, radius, approximate } = shapeOf(record, records);
	const regions = regionsUp(directory, record.location.region).filter(
		(region, index) => index > 0 || region.name.toLowerCase() !== name.toLowerCase()
	);
	return { name, regions, position, drawing, radius, approximate };
}

/** A thing without its geometry, which pages fetch apart. */
export const withoutGeometry = <T extends { geometry: unknown }>({ geometry: _, ...rest }: T) =>
	rest;
