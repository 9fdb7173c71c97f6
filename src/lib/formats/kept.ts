// The hand-kept JSON files: which lists of records each holds.
import type { Draft, DraftKind } from '../domain/draft.ts';
import type { Fault } from '../domain/fault.ts';
import { itemsOf, membersOf, show, textOf } from '../domain/loose.ts';

/** File name to the lists in it and the kind of record that each list holds. */
export const KEPT: Record<string, Record<string, DraftKind>> = {
	'statements.json': { statements: 'statement' },
	'groups.json': { groups: 'group', relations: 'relation' },
	'sources.json': { sources: 'source' },
	'datasets.json': { datasets: 'dataset' },
	'taxonomy.json': { types: 'type' }
};

/** A file's records as drafts, and what is wrong with the file around them. */
export interface Contents {
	drafts: Draft[];
	faults: Fault[];
	/** Kinds of record of which nobody can say what the file holds. */
	unread?: DraftKind[];
}

/** Reads one of the hand-kept JSON files. */
export function readKept(value: unknown, file: string): Contents {
	const lists = KEPT[file] ?? {};
	const drafts: Draft[] = [];
	const faults: Fault[] = [];
	const unread: DraftKind[] = [];
	const fault = (field: string, found: unknown, expected: string) =>
		faults.push({ file, record: '', field, found: show(found), expected });
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		fault('', value, `an object with ${Object.keys(lists).join(' and ')}`);
		return { drafts, faults, unread: Object.values(lists) };
	}
	const root = membersOf(value);
	for (const [name, kind] of Object.entries(lists)) {
		if (!Array.isArray(root[name])) {
			fault(name, root[name], 'a list');
			unread.push(kind);
		}
		for (const [index, item] of itemsOf(root[name]).entries()) {
			const id = textOf(membersOf(item).id);
			drafts.push({ kind, file, record: id ?? `${name}.${index}`, id, value: item });
		}
	}
	for (const name of Object.keys(root)) {
		if (name === '$schema' || name in lists) continue;
		fault(name, root[name], `only $schema and ${Object.keys(lists).join(', ')}`);
	}
	return { drafts, faults, unread };
}
