import { basename, dirname } from 'node:path';
import type { Draft } from '../domain/draft.ts';
import type { Fault } from '../domain/fault.ts';
import { outlineSchema } from '../domain/geometry.ts';
import { show } from '../domain/loose.ts';
import { regionSchema } from '../domain/region.ts';
import { readKeptRow } from '../formats/kept-row.ts';
import { readRow } from '../formats/row.ts';
import type { RowContext, RowDraft } from '../formats/row.ts';
import { readTable } from '../formats/table.ts';
import type { Table } from '../formats/table.ts';
import { columnsOf, requiredOf, sheetWith, type SheetName } from '../formats/template.ts';
import { appendRows } from './appending.ts';
import { checkFolder, readText } from './data.ts';

/** What an addition did, or why it did nothing. */
export interface Addition {
	/** Records added, by the file of data/ that keeps them; empty where there are faults. */
	added: Record<string, number>;
	faults: Fault[];
}

const MOST_BYTES = 20_000_000;

function checkHeader({ file, name: sheet, table }: Sheet): Fault[] {
	const fault = (field: string, found: string, expected: string): Fault => ({
		file,
		record: 'row 1',
		field,
		found,
		expected
	});
	const names = columnsOf(sheet);
	return [
		...table.columns
			.filter((name) => name !== '' && !names.includes(name))
			.map((name) => fault(name, 'a column that the template does not have', 'its columns only')),
		...requiredOf(sheet)
			.filter((name) => !table.columns.includes(name))
			.map((name) => fault(name, 'no such column', 'the column'))
	];
}

/** Regions as a row may name them, from the drafts of the folder. */
function regionsIn(drafts: readonly Draft[]): RowContext['region'] {
	return (id) => {
		const draft = drafts.find((other) => other.kind === 'region' && other.id === id);
		const value = regionSchema.safeParse(draft?.value);
		const geometry = outlineSchema.safeParse(draft?.geometry);
		if (!value.success || !geometry.success) return undefined;
		return { ...value.data, id, geometry: geometry.data };
	};
}

function checkLayer({ draft, row }: RowDraft, layers: ReadonlySet<string>, file: string): Fault[] {
	if (draft.layer && layers.has(draft.layer)) return [];
	const found = draft.layer ? show(draft.layer) : 'nothing';
	const expected = `one of: ${[...layers].sort().join(', ')}`;
	return [
		{ file, record: draft.record, field: row.cells.layer ? 'layer' : '--layer', found, expected }
	];
}

/** Faults of new drafts in the words of their sheet, each once. */
function inSheet(faults: readonly Fault[], rows: readonly RowDraft[]): Fault[] {
	const byRecord = new Map(rows.map((row) => [row.draft.record, row]));
	const told = new Map<string, Fault>();
	for (const fault of faults) {
		const field = byRecord.get(fault.record)?.columnOf(fault.field) ?? fault.field;
		const key = JSON.stringify([fault.record, field, fault.found]);
		if (!told.has(key)) told.set(key, { ...fault, field });
	}
	return [...told.values()];
}

const NO_ROW = { record: '', field: '', found: 'no row', expected: 'a row for each record' };

/** A sheet that was read. */
interface Sheet {
	file: string;
	name: SheetName;
	table: Table;
}

async function readSheet(path: string): Promise<{ sheet?: Sheet; faults: Fault[] }> {
	const file = basename(path);
	const text = await readText(dirname(path), file, MOST_BYTES);
	if (typeof text !== 'string') return { faults: [text] };
	const table = readTable(text, file);
	const sheet = { file, name: sheetWith(table.columns), table };
	const faults = [...table.faults, ...checkHeader(sheet)];
	if (!table.rows.length) faults.push({ file, ...NO_ROW });
	return { sheet, faults };
}

/** Faults that the data has only with the new rows, wherever they stand. */
async function newFaults(folder: string, faults: readonly Fault[]): Promise<Fault[]> {
	if (!faults.length) return [];
	const before = new Set((await checkFolder(folder)).faults.map((fault) => JSON.stringify(fault)));
	return faults.filter((fault) => !before.has(JSON.stringify(fault)));
}

/** The file of data/ that keeps a row. */
const keeperOf = (sheet: SheetName, { draft }: RowDraft): string =>
	sheet === 'incidents' ? `layers/${draft.layer}.geojson` : `${sheet}.json`;

/**
 * Adds the rows of sheets to a data folder: incidents to its layers, statements, groups and sources to their lists.
 * All rows are checked together and with everything that is already there; if anything is wrong with any of them,
 * nothing is written.
 */
export async function addSheets(
	folder: string,
	paths: readonly string[],
	layer: string | null
): Promise<Addition> {
	const read = await Promise.all(paths.map(readSheet));
	const faults = read.flatMap((one) => one.faults);
	if (faults.length) return { added: {}, faults };
	const sheets = read.flatMap(({ sheet }) => sheet ?? []);
	const bySheet = new Map<Sheet, RowDraft[]>();
	let layers = new Set<string>();
	const checked = await checkFolder(folder, (drafts) => {
		const region = regionsIn(drafts);
		layers = new Set(drafts.flatMap(({ kind, id }) => (kind === 'layer' && id !== null ? id : [])));
		for (const sheet of sheets) {
			const { file, name, table } = sheet;
			const context = { file, layer, decimalComma: table.delimiter !== ',', region };
			const rows = table.rows.map((row) =>
				name === 'incidents' ? readRow(row, context) : readKeptRow(name, row, file)
			);
			bySheet.set(sheet, rows);
		}
		return [...bySheet.values()].flatMap((rows) => rows.map(({ draft }) => draft));
	});
	const others = new Set(checked.faults);
	const byFile = new Map<string, { sheet: SheetName; rows: RowDraft[] }>();
	for (const [{ file, name }, rows] of bySheet) {
		const records = new Set(rows.map(({ draft }) => draft.record));
		const own = checked.faults.filter((fault) => fault.file === file && records.has(fault.record));
		for (const fault of own) others.delete(fault);
		faults.push(...inSheet(own, rows));
		for (const row of rows) {
			if (name === 'incidents') faults.push(...checkLayer(row, layers, file));
			const keeper = keeperOf(name, row);
			const kept = byFile.get(keeper) ?? { sheet: name, rows: [] };
			kept.rows.push(row);
			byFile.set(keeper, kept);
		}
	}
	faults.push(...(await newFaults(folder, [...others])));
	if (!faults.length) faults.push(...(await appendRows(folder, byFile)));
	if (faults.length) return { added: {}, faults };
	const added = [...byFile].map(([file, { rows }]) => [file, rows.length] as const);
	return { added: Object.fromEntries(added), faults };
}
