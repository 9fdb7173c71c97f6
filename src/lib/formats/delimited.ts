// Delimited text, record by record; memory does not grow with the file.
import { parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { bytesOf } from './bytes.ts';
import { createTranscoder } from './encoding.ts';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { createLineEnds } from './line-ends.ts';
import { nameBinary } from './magic.ts';
import { declaredSeparator, guessSeparator } from './separator.ts';

/** Most characters of a line, and of a record that goes over several lines. */
export const MOST_RECORD = 8_000_000;
const HEAD = 65_536;

/** The cells of one record and the line on which it begins, from 1. */
export interface Cells {
	line: number;
	cells: string[];
	/** Whether the file ends in this record without a line end. */
	unfinished: boolean;
}

/** How a table's text is to be read; what is left out is found out. */
export interface TableOptions {
	separator?: string | undefined;
	encoding?: string | undefined;
}

interface Progress {
	run: number;
	line: number;
	/** Whether the last byte was a line end. */
	ended: boolean;
}

/** Refuses what is no text, and lines that no table has. */
function watch(chunk: Uint8Array, progress: Progress, name: string): void {
	if (!chunk.length) return;
	if (chunk.includes(0))
		throw new FormatError(
			`${name} holds a zero byte near line ${progress.line}: it is binary data or damaged, not a table.`
		);
	const newline = chunk.lastIndexOf(10);
	progress.run = newline < 0 ? progress.run + chunk.length : chunk.length - newline - 1;
	progress.ended = newline === chunk.length - 1;
	if (progress.run > MOST_RECORD)
		throw new FormatError(
			`${name} has a line of more than ${MOST_RECORD / 1_000_000} million characters; no table is written so.`
		);
}

async function* transcoded(file: ImportFile, options: TableOptions, notes: string[]) {
	const transcoder = createTranscoder(options.encoding);
	const withLineEnds = createLineEnds();
	let first = true;
	for await (const chunk of bytesOf(file)) {
		const binary = first && !options.encoding ? nameBinary(chunk.subarray(0, HEAD)) : null;
		if (binary) throw new FormatError(`${file.name} is ${binary}, not a table of text.`);
		first = false;
		yield withLineEnds(transcoder.push(chunk));
	}
	yield withLineEnds(transcoder.end());
	notes.push(...transcoder.notes);
}

/** The records of a delimited text; `notes` is filled while reading. */
export async function* readDelimited(
	file: ImportFile,
	options: TableOptions,
	notes: string[]
): AsyncGenerator<Cells> {
	const chunks = transcoded(file, options, notes);
	const begun: Uint8Array[] = [];
	let size = 0;
	while (size < HEAD) {
		const next = await chunks.next();
		if (next.done) break;
		begun.push(next.value);
		size += next.value.length;
	}
	const head = Buffer.concat(begun);
	if (!head.toString('latin1').trim()) throw new FormatError(`${file.name} is empty.`);
	const declared = declaredSeparator(head.toString('utf8', 0, 64));
	const separator =
		options.separator ?? declared?.separator ?? guessSeparator(head.toString('utf8'));
	const progress: Progress = { run: 0, line: 1, ended: false };

	async function* text() {
		const skipped = declared
			? Buffer.from(head.toString('utf8', 0, 64).slice(0, declared.length))
			: '';
		const start = head.subarray(skipped.length);
		watch(start, progress, file.name);
		yield start;
		for await (const chunk of chunks) {
			watch(chunk, progress, file.name);
			if (chunk.length) yield chunk;
		}
	}
	yield* records(text(), separator, declared ? 1 : 0, progress, file.name);
}

async function* records(
	text: AsyncIterable<Uint8Array>,
	delimiter: string,
	before: number,
	progress: Progress,
	name: string
): AsyncGenerator<Cells> {
	const source = Readable.from(text);
	const parser = parse({
		delimiter,
		info: true,
		max_record_size: MOST_RECORD,
		// Left to itself the parser looks for them at every byte until it has found one.
		record_delimiter: '\n',
		relax_column_count: true,
		relax_quotes: true
	});
	// Faults of either end come out where the records do.
	pipeline(source, parser, () => {});
	let previous: { cells: string[]; line: number } | null = null;
	let next = before + 1;
	try {
		for await (const item of parser as AsyncIterable<{
			record: string[];
			info: { lines: number };
		}>) {
			if (previous) yield { ...previous, unfinished: false };
			progress.line = next;
			previous = { cells: item.record, line: next };
			next = before + item.info.lines + 1;
		}
		if (previous) yield { ...previous, unfinished: !progress.ended };
	} catch (problem) {
		throw explain(problem, name, before + parser.info.lines);
	} finally {
		parser.destroy();
		source.destroy();
	}
}

function explain(problem: unknown, name: string, line: number): unknown {
	const { code } = problem as { code?: string };
	if (code === 'CSV_QUOTE_NOT_CLOSED')
		return new FormatError(
			`${name} ends on line ${line} inside a quoted cell: the file is cut off, or a quote before it is missing.`
		);
	if (code === 'CSV_MAX_RECORD_SIZE')
		return new FormatError(
			`${name} has a record of more than ${MOST_RECORD / 1_000_000} million characters near line ${line}: a closing quote is missing, or it is no table.`
		);
	if (code?.startsWith('CSV_'))
		return new FormatError(
			`${name} is no table from line ${line} on: ${(problem as Error).message}.`
		);
	return problem;
}
