// Plain tables: any columns, told apart by a mapping that is given or guessed.
import { fileNotes } from './desk.ts';
import { FormatError } from './format.ts';
import type { Format, ImportFile, Reading, ReadOptions } from './format.ts';
import { guessMapping } from './guess.ts';
import { formatMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { readPlain } from './plain.ts';
import { openTable } from './sheet.ts';
import type { Row } from './sheet.ts';

const FIRST = 200;

/** The mapping that holds: what is given overrules what is guessed, field by field. */
export function settleMapping(
	headers: string[],
	rows: string[][],
	given: Mapping | undefined,
	file: string
): { mapping: Mapping; notes: string[] } {
	const guessed = guessMapping(headers, rows);
	const mapping =
		given && Object.keys(given.columns).length
			? given
			: { ...guessed, ...given, columns: guessed.columns };
	const { title, date, earliest, latest, longitude, place } = mapping.columns;
	if (![title, date, earliest, latest, longitude, place].some((column) => column !== undefined))
		throw new FormatError(
			`${file}: no column looks like a title, a date or a place. Its columns are ${headers.slice(0, 40).join(', ')}; a mapping file can say which is which.`
		);
	const note = `Columns were guessed: ${formatMapping(mapping)}.`;
	return {
		mapping: { ...mapping, ...order(guessed, mapping) },
		notes: mapping === given ? [] : [note]
	};
}

const order = (guessed: Mapping, mapping: Mapping) => {
	const dateOrder = mapping.dateOrder ?? guessed.dateOrder;
	return dateOrder ? { dateOrder } : {};
};

/** Reads any table by its mapping. */
export async function* readPlainTable(
	file: ImportFile,
	options: ReadOptions
): AsyncGenerator<Reading> {
	const { separator, encoding } = options.mapping ?? {};
	const table = await openTable(file, { separator, encoding });
	const rows = table.rows[Symbol.asyncIterator]();
	const first: Row[] = [];
	while (first.length < FIRST) {
		const next = await rows.next();
		if (next.done) break;
		first.push(next.value);
	}
	const { mapping, notes } = settleMapping(
		table.headers,
		first.map((row) => row.cells),
		options.mapping,
		file.name
	);
	yield* fileNotes(notes);
	async function* all() {
		try {
			yield* first;
			for (let next = await rows.next(); !next.done; next = await rows.next()) yield next.value;
		} finally {
			await rows.return?.();
		}
	}
	yield* readPlain(all(), table.headers, mapping, file.name, options);
	yield* fileNotes(table.notes);
}

/** Any table of delimited text. */
export const csv: Format = {
	id: 'csv',
	label: 'Plain table (CSV, TSV)',
	extensions: ['.csv', '.tsv', '.tab', '.txt', '.csv.gz'],
	mediaTypes: ['text/csv', 'text/tab-separated-values'],
	recognise({ name, text, headers }) {
		if (!text || headers.length < 2) return 0;
		return /\.(csv|tsv|tab|txt)(\.gz)?$/i.test(name) ? 0.5 : 0.2;
	},
	read: readPlainTable
};
