// What two states of one record tell a reader apart.
import type { Row } from './answer.ts';
import type { AnyRecord } from './engine.ts';
import { formatKilled } from './headline.ts';

/** A part of a record before and after. */
export interface Difference {
	part: string;
	before: string;
	after: string;
}

/** A record as it was at some time, with its line in words. */
export interface State {
	record: AnyRecord;
	row: Row;
}

const whoOf = ({ groups }: Row): string =>
	groups.map(({ name, standing }) => (standing ? `${name} (${standing})` : name)).join('; ') ||
	'nobody named';

const woundedOf = ({ record }: State): string => {
	if (record.kind !== 'incident') return '';
	const figures = record.casualties.filter(({ outcome }) => outcome === 'wounded');
	return figures
		.map(({ low, best, high }) => `${low ?? '?'}–${best ?? '?'}–${high ?? '?'}`)
		.join('; ');
};

/** The parts that are compared in words, in the order of a card. */
const PARTS: [part: string, of: (state: State) => string][] = [
	['Title', ({ row }) => row.title],
	['Type', ({ row }) => row.type],
	['When', ({ row }) => row.when],
	['Where', ({ row }) => `${row.place} (${row.precision})`],
	['Killed', ({ row }) => (row.kind === 'incident' ? (formatKilled(row) ?? '') : '')],
	['Wounded, low–best–high', (state) => woundedOf(state) || 'not reported'],
	['Who is said to have done it', ({ row }) => whoOf(row)],
	['Note', ({ record }) => (record.kind === 'incident' ? record.note : undefined) ?? '']
];

/** What differs between two states of a record; empty where it is only what no words are kept for. */
export function differencesOf(before: State, after: State): Difference[] {
	return PARTS.flatMap(([part, of]) => {
		const [was, is] = [of(before), of(after)];
		return was === is ? [] : [{ part, before: was || 'none', after: is || 'none' }];
	});
}
