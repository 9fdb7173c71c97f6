// Rows of statements, groups and sources as drafts of the records that data/ keeps in lists.
import type { Draft, Finding } from '../domain/draft.ts';
import { show } from '../domain/loose.ts';
import { evidenceOf, given, periodOf, type Cell } from './cells.ts';
import type { RowDraft } from './row.ts';
import type { Row } from './table.ts';
import type { SheetName } from './template.ts';

/** The sheets whose records are kept in lists. */
export type KeptSheet = Exclude<SheetName, 'incidents'>;

const listed = (text = ''): string[] =>
	text
		.split(';')
		.map((part) => part.trim())
		.filter(Boolean);
/** A day, a month or a year. */
const DATE = /^\d{4}(-\d\d){0,2}$/;
function authorOf(text: string): object {
	const [family = '', ...rest] = text.split(',').map((part) => part.trim());
	return rest.length
		? { family, ...given('given', rest.join(', ') || undefined) }
		: { literal: text };
}

function statementOf(cell: Cell): object {
	const evidence = evidenceOf(cell);
	return {
		title: cell('title'),
		type: cell('type'),
		period: periodOf(cell, evidence),
		location: {
			...given('name', cell('place_name')),
			precision: cell('place_precision'),
			...given('region', cell('region')),
			method: cell('located_by') ?? 'what it speaks of',
			evidence
		},
		speaker: cell('speaker'),
		addressees: listed(cell('addressees')),
		channel: cell('channel'),
		incidents: listed(cell('incidents')),
		summary: cell('summary'),
		via: [],
		...given('note', cell('note')),
		evidence,
		dataset: cell('dataset') ?? 'atlas'
	};
}

function groupOf(cell: Cell): object {
	const ids = ['wikidata', 'ucdp', 'acled', 'gtd'].flatMap((name) => {
		const id = cell(name);
		return id === undefined ? [] : [[name, id]];
	});
	return {
		name: cell('name'),
		kind: cell('kind'),
		names: listed(cell('names')).map((name) => ({ name })),
		people: [],
		...(ids.length && { external: Object.fromEntries(ids) as object }),
		...given('note', cell('note')),
		evidence: evidenceOf(cell)
	};
}

function sourceOf(cell: Cell): object {
	const authors = listed(cell('author')).map(authorOf);
	const issued = cell('issued') ?? '';
	return {
		type: cell('type'),
		label: cell('label'),
		...given('title', cell('title')),
		...(authors.length && { author: authors }),
		...given('publisher', cell('publisher')),
		...(DATE.test(issued) && { issued: { 'date-parts': [issued.split('-').map(Number)] } }),
		...given('URL', cell('url')),
		...given('archiveURL', cell('archive_url')),
		...given('accessed', cell('accessed')),
		...given('language', cell('language')),
		seen: cell('seen') === 'yes',
		...(cell('propaganda') === 'yes' && { propaganda: true }),
		...given('note', cell('note'))
	};
}

/** What is wrong with cells of a source that its record writes in another way. */
function oddOf(cell: Cell): Finding[] {
	const yes = 'yes or no';
	const checks: [column: string, isRight: (text: string) => boolean, expected: string][] = [
		['issued', (text) => !text || DATE.test(text), 'a day, a month or a year, as 2020-02-01'],
		['seen', (text) => ['yes', 'no'].includes(text), yes],
		['propaganda', (text) => ['', 'yes', 'no'].includes(text), `${yes}, or nothing`]
	];
	return checks.flatMap(([field, isRight, expected]) => {
		const text = cell(field) ?? '';
		return isRight(text) ? [] : { field, found: show(cell(field)), expected };
	});
}

const READERS = {
	statements: { kind: 'statement', read: statementOf },
	groups: { kind: 'group', read: groupOf },
	sources: { kind: 'source', read: sourceOf }
} as const;

/** Columns whose names are not those of the fields that they fill. */
const COLUMN_OF: Record<string, string> = {
	URL: 'url',
	archiveURL: 'archive_url',
	'period.precision': 'period_precision',
	'period.inferred': 'period_inferred',
	'location.name': 'place_name',
	'location.precision': 'place_precision',
	'location.method': 'located_by'
};

/** Reads a row of a sheet as a draft of its record; nothing is judged here. */
export function readKeptRow(sheet: KeptSheet, row: Row, file: string): RowDraft {
	const cell: Cell = (name) => row.cells[name] || undefined;
	const { kind, read } = READERS[sheet];
	const id = cell('id') ?? null;
	const draft: Draft = {
		kind,
		file,
		record: `row ${row.number}` + (id ? ` (${id})` : ''),
		id,
		value: { ...given('id', cell('id')), ...read(cell) },
		findings: sheet === 'sources' ? oddOf(cell) : []
	};
	const columnOf = (field: string) => {
		const known = COLUMN_OF[field];
		if (known !== undefined) return known;
		const names = field.split('.').reverse();
		return names.find((name) => name in row.cells) ?? field;
	};
	return { row, draft, columnOf };
}
