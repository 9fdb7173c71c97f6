import type { Draft, DraftKind } from '../draft.ts';
import { itemsOf, membersOf, textOf } from '../loose.ts';
import type { Region } from '../region.ts';

/** What a rule may ask about everything else in the data; ids of broken records are known too. */
export interface Known {
	/** The newest ISO day that anything can be of. */
	today: string;
	/** Whether there is a record of this id, or may be one in a file that could not be read. */
	has(kind: DraftKind | 'place', id: string): boolean;
	/** A region whose own record is sound. */
	region(id: string): Region | undefined;
	/** Id of what holds a region or a type; null at the top. */
	parent(kind: 'region' | 'type', id: string): string | null;
	/** Whether a statement says that it speaks of an incident, or may say so in a file that could not be read. */
	speaksOf(statement: string, incident: string): boolean;
	/** The groups that a group is said to be part or sub-unit of. */
	above(group: string): readonly string[];
}

export interface Surroundings {
	today: string;
	/** Ids of places that are in the gazetteer; left out: every id of a place is taken as known. */
	places?: ReadonlySet<string>;
	/** Kinds of record that a file may hold which could not be read; any id of them may be known. */
	unread?: ReadonlySet<DraftKind>;
}

export function createKnown(
	drafts: readonly Draft[],
	regions: ReadonlyMap<string, Region>,
	{ today, places, unread }: Surroundings
): Known {
	const ids = new Map<DraftKind, Set<string>>();
	const parents = new Map<string, string | null>();
	const speaks = new Map<string, Set<string>>();
	const above = new Map<string, string[]>();
	for (const { kind, id, value } of drafts) {
		const record = membersOf(value);
		if (kind === 'relation' && (record.type === 'sub-unit of' || record.type === 'part of')) {
			const from = textOf(record.from) ?? '';
			above.set(from, [...(above.get(from) ?? []), textOf(record.to) ?? '']);
		}
		if (id === null) continue;
		ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
		if (kind === 'region' || kind === 'type') parents.set(`${kind} ${id}`, textOf(record.parent));
		if (kind !== 'statement') continue;
		speaks.set(id, new Set(itemsOf(record.incidents).flatMap((other) => textOf(other) ?? [])));
	}
	return {
		today,
		has: (kind, id) =>
			kind === 'place'
				? (places?.has(id) ?? true)
				: (ids.get(kind)?.has(id) ?? false) || (unread?.has(kind) ?? false),
		region: (id) => regions.get(id),
		parent: (kind, id) => parents.get(`${kind} ${id}`) ?? null,
		speaksOf: (statement, incident) =>
			speaks.get(statement)?.has(incident) ?? unread?.has('statement') ?? false,
		above: (group) => above.get(group) ?? []
	};
}
