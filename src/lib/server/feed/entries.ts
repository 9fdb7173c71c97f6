// What a feed tells: what became of the records of a view from one state of the data to the next, and the newest incidents.
import type { Difference } from '../../query/difference.ts';
import type { Row } from '../../query/answer.ts';
import { pathOf } from '../../query/address.ts';
import { formatKilled } from '../../query/headline.ts';
import type { Atlas } from '../atlas.ts';
import type { Change, Fate } from '../changes/compare.ts';
import { shapeOf } from '../shape.ts';
import type { Entry } from './atom.ts';

/** A state of the data with when it was made, as RFC 3339. */
export interface Made {
	known: Atlas;
	made: string;
}

const WORDS: Record<Fate, string> = {
	added: '',
	entered: 'Matches now: ',
	changed: 'Corrected: ',
	left: 'Matches no longer: ',
	merged: 'Held to be the same as another incident: ',
	withdrawn: 'Withdrawn: '
};

const groupsOf = ({ groups }: Row): string =>
	groups.map(({ name, standing }) => (standing ? `${name} (${standing})` : name)).join('; ');

/** A record in words, and what differs from before. */
function summaryOf(row: Row, differences: readonly Difference[]): string {
	const killed = row.kind === 'incident' ? formatKilled(row) : null;
	const lines = [
		`${row.type}, ${row.when}, ${row.place} (${row.precision}).`,
		killed ? `${killed}.` : '',
		groupsOf(row) ? `Said to be involved: ${groupsOf(row)}.` : '',
		...differences.map(({ part, before, after }) => `${part}: ${before} → ${after}.`)
	];
	return lines.filter(Boolean).join('\n');
}

function pointOf({ records, record }: Atlas, { kind, id }: Row): Entry['point'] {
	const found = record(kind, id);
	if (!found) return null;
	const { drawing, position } = shapeOf(found, records);
	return drawing === 'symbol' ? position : null;
}

interface Telling {
	/** Null where nothing is known to have become of it lately. */
	fate: Fate | null;
	row: Row;
	differences: readonly Difference[];
}

function entryOf(
	{ known, made }: Made,
	{ fate, row, differences }: Telling,
	origin: string
): Entry {
	const page = origin + pathOf(row.kind, row.id);
	const isCorrection = fate !== null && fate !== 'added';
	return {
		// A correction is an entry of its own, which no reader takes for the one before.
		id: isCorrection ? `${page}?snapshot=${known.engine.snapshot}` : page,
		title: (fate ? WORDS[fate] : '') + row.title,
		updated: made,
		link: page,
		summary: summaryOf(row, differences),
		categories: [
			{ term: row.class, label: row.type },
			...(fate ? [{ term: fate, label: fate }] : [])
		],
		point: pointOf(known, row)
	};
}

/** What changed on the way to a state, as entries. */
export const entriesOf = (state: Made, changes: readonly Change[], origin: string): Entry[] =>
	changes.map((change) => entryOf(state, change, origin));

/** An incident as the entry of its being there. */
export const entryOfRow = (state: Made, row: Row, origin: string): Entry =>
	entryOf(state, { fate: null, row, differences: [] }, origin);
