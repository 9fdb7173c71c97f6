// Records whose columns say nothing by themselves: a mapping tells what each holds.
import type { Geometry } from 'geojson';
import type { Incident } from '../domain/incident.ts';
import { readRecords } from './desk.ts';
import type { Desk, Raw } from './desk.ts';
import { FormatError } from './format.ts';
import type { Reading, ReadOptions } from './format.ts';
import { findColumns, plainName } from './header.ts';
import { contentId, recordId } from './identity.ts';
import { FIELDS } from './mapping.ts';
import type { Field, Mapping } from './mapping.ts';
import { evidenceOf, incidentOf, titleOf } from './parts.ts';
import { attributionsOf, figuresOf, periodOfRow } from './plain-parts.ts';
import { whereOf } from './plain-place.ts';
import { lineOf } from './layout.ts';
import type { Line } from './layout.ts';
import { lineText, MOST_NOTE, paragraphText } from './text.ts';
import { typeNamed } from './words.ts';

/** A record as cells, with the geometry that came with it where the format has geometries. */
export interface Entry {
	line: number;
	cells: string[];
	fault?: string | null;
	/** Undefined where position is a matter of columns; throws a Refusal where it is broken. */
	geometry?: () => Geometry | null;
}

export type PlainRow = Line<Field>;

function placesOf(headers: string[], mapping: Mapping, file: string): Record<Field, number> {
	const names = Object.fromEntries(
		FIELDS.map((field) => [field, [plainName(mapping.columns[field] ?? '')].filter(Boolean)])
	) as Record<Field, string[]>;
	const places = findColumns(headers, names);
	const missing = FIELDS.filter((field) => names[field].length && places[field] < 0);
	if (missing.length)
		throw new FormatError(
			`${file} has no column ${missing.map((field) => JSON.stringify(mapping.columns[field])).join(', ')}, which the mapping names; it has ${headers.slice(0, 40).join(', ')}.`
		);
	return places;
}

/** Reads records by a mapping. */
export function readPlain(
	entries: AsyncIterable<Entry>,
	headers: string[],
	mapping: Mapping,
	file: string,
	options: ReadOptions
): AsyncIterable<Reading> {
	const places = placesOf(headers, mapping, file);
	async function* raws(): AsyncGenerator<Raw> {
		for await (const entry of entries) {
			const row = lineOf(headers, places, entry.cells);
			yield {
				line: entry.line,
				name: row.text('id').slice(0, 100),
				fault: entry.fault ?? null,
				read: (desk) => incidentFrom(row, entry, mapping, options, desk)
			};
		}
	}
	return readRecords(raws());
}

/** A tag of HTML, which descriptions in KML hold; no sign of less or more in a sentence. */
const TAG = /<(?:\/?[a-z][a-z0-9]*(?:[\s/][^<>]*)?|!--[^<>]*--)>/gi;

function typeOf(row: PlainRow, mapping: Mapping, desk: Desk): string {
	const word = row.text('type');
	if (!word) return mapping.defaults.type ?? 'unknown';
	const given = Object.entries(mapping.values.type ?? {}).find(
		([name]) => plainName(name) === plainName(word)
	)?.[1];
	const type = given ?? typeNamed(word);
	if (!type)
		desk.noteOnce(
			`The type ${JSON.stringify(lineText(word))} is not known, so it became ${mapping.defaults.type ?? 'unknown'}; the mapping can say what it stands for.`,
			{ of: 'type', word: lineText(word) }
		);
	return type ?? mapping.defaults.type ?? 'unknown';
}

function incidentFrom(
	row: PlainRow,
	entry: Entry,
	mapping: Mapping,
	options: ReadOptions,
	desk: Desk
): Incident {
	const geometry = entry.geometry?.();
	const content = [...entry.cells, geometry ? JSON.stringify(geometry) : ''];
	const original = row.text('id') || contentId(content);
	const id = recordId(options.dataset, original, row.field('id'));
	const evidence = evidenceOf(options, original);
	const type = typeOf(row, mapping, desk);
	const where = whereOf(row, geometry, mapping, evidence, desk);
	const note = row
		.text('note')
		.replace(TAG, ' ')
		.replace(/[^\S\n]+/g, ' ');
	if (note.length > MOST_NOTE) desk.note(`Its note was cut to ${MOST_NOTE} characters.`);
	const paragraph = paragraphText(note);
	return incidentOf(options, {
		id,
		title:
			lineText(row.text('title')) || titleOf(type, where.location.name ?? '', row.text('country')),
		type,
		period: periodOfRow(row, mapping, evidence, desk),
		location: where.location,
		geometry: where.geometry,
		casualties: figuresOf(row, evidence, desk),
		attributions: attributionsOf(row, mapping, options, evidence, desk),
		...(paragraph && { note: paragraph }),
		evidence,
		codes: row.codes()
	});
}
