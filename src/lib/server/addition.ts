import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Draft } from '../domain/draft.ts';
import type { Fault } from '../domain/fault.ts';
import { outlineSchema } from '../domain/geometry.ts';
import { itemsOf, membersOf, show } from '../domain/loose.ts';
import { regionSchema } from '../domain/region.ts';
import { readJSON } from '../formats/json.ts';
import { formatLayer } from '../formats/layer.ts';
import { readRow } from '../formats/row.ts';
import type { RowContext, RowDraft } from '../formats/row.ts';
import { readTable } from '../formats/table.ts';
import type { Table } from '../formats/table.ts';
import { COLUMN_NAMES, REQUIRED } from '../formats/template.ts';
import { checkFolder, readText } from './data.ts';

/** What an addition did, or why it did nothing. */
export interface Addition {
	/** Incidents added, by layer; empty where there are faults. */
	added: Record<string, number>;
	faults: Fault[];
}

const MOST_BYTES = 20_000_000;

function checkHeader({ columns }: Table, file: string): Fault[] {
	const fault = (field: string, found: string, expected: string): Fault => ({
		file,
		record: 'row 1',
		field,
		found,
		expected
	});
	const names: readonly string[] = COLUMN_NAMES;
	return [
		...columns
			.filter((name) => name !== '' && !names.includes(name))
			.map((name) => fault(name, 'a column that the template does not have', 'its columns only')),
		...REQUIRED.filter((name) => !columns.includes(name)).map((name) =>
			fault(name, 'no such column', 'the column')
		)
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

/** Writes every file beside its old state first, so that a failure leaves all of them as they were. */
async function replace(files: ReadonlyMap<string, string>): Promise<void> {
	const beside = (path: string) => `${path}.${process.pid}.tmp`;
	const written: string[] = [];
	try {
		for (const [path, text] of files) {
			await writeFile(beside(path), text, { flag: 'wx', flush: true });
			written.push(path);
		}
	} catch (problem) {
		for (const path of written) await rm(beside(path));
		throw problem;
	}
	for (const path of written) await rename(beside(path), path);
}

async function append(folder: string, rows: readonly RowDraft[]): Promise<Addition> {
	const added: Record<string, number> = {};
	const files = new Map<string, string>();
	for (const [layer, own] of Map.groupBy(rows, ({ draft }) => draft.layer ?? '')) {
		const file = `layers/${layer}.geojson`;
		const path = join(folder, file);
		const { value, faults } = readJSON(await readFile(path, 'utf8'), file);
		if (value === undefined || faults.length) return { added: {}, faults };
		const root = membersOf(value);
		const features = own.map(({ draft }) => ({
			type: 'Feature',
			id: draft.id,
			geometry: draft.geometry,
			properties: draft.value
		}));
		files.set(path, formatLayer({ ...root, features: [...itemsOf(root.features), ...features] }));
		added[layer] = own.length;
	}
	await replace(files);
	return { added, faults: [] };
}

/**
 * Adds the rows of a sheet to the layers of a data folder. All rows are checked with everything that is
 * already there; if anything is wrong with any of them, nothing is written.
 */
export async function addSheet(
	folder: string,
	path: string,
	layer: string | null
): Promise<Addition> {
	const file = basename(path);
	const text = await readText(dirname(path), file, MOST_BYTES);
	if (typeof text !== 'string') return { added: {}, faults: [text] };
	const table = readTable(text, file);
	const faults = [...table.faults, ...checkHeader(table, file)];
	if (!table.rows.length) {
		faults.push({
			file,
			record: '',
			field: '',
			found: 'no row',
			expected: 'a row for each incident'
		});
	}
	if (faults.length) return { added: {}, faults };

	let rows: RowDraft[] = [];
	let layers = new Set<string>();
	const checked = await checkFolder(folder, (drafts) => {
		const decimalComma = table.delimiter !== ',';
		const context = { file, layer, decimalComma, region: regionsIn(drafts) };
		layers = new Set(drafts.flatMap(({ kind, id }) => (kind === 'layer' && id !== null ? id : [])));
		rows = table.rows.map((row) => readRow(row, context));
		return rows.map(({ draft }) => draft);
	});
	const records = new Set(rows.map(({ draft }) => draft.record));
	const own = checked.faults.filter((fault) => fault.file === file && records.has(fault.record));
	faults.push(...inSheet(own, rows));
	for (const row of rows) faults.push(...checkLayer(row, layers, file));
	return faults.length ? { added: {}, faults } : append(folder, rows);
}
