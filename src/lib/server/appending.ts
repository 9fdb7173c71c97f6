// Puts new records to those of the files of a data folder; what stands there is left as it is, letter by letter.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import { itemsOf, membersOf } from '../domain/loose.ts';
import { readJSON } from '../formats/json.ts';
import { formatLayer } from '../formats/layer.ts';
import type { RowDraft } from '../formats/row.ts';
import type { SheetName } from '../formats/template.ts';

/** Rows that were read, by the file that will keep them: those of a list, or the features of a layer. */
export type Rows = ReadonlyMap<string, { sheet: SheetName; rows: readonly RowDraft[] }>;

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

/** The text of a kept file with more records at the end of one of its lists. */
function withMore(text: string, list: string, items: readonly unknown[]): string {
	const more = items
		.map((item) => JSON.stringify(item, null, 2).replace(/^/gm, '    '))
		.join(',\n');
	const begin = text.indexOf(`\n  "${list}": [`);
	const end = text.indexOf('\n  ]', begin);
	const start = begin + `\n  "${list}": [`.length;
	const rest = text.slice(start);
	if (begin < 0 || (end < 0 && !rest.startsWith(']'))) {
		// Laid out in another way: written anew.
		const root = membersOf(JSON.parse(text));
		const all = [...itemsOf(root[list]), ...items];
		return JSON.stringify({ ...root, [list]: all }, null, 2) + '\n';
	}
	if (rest.startsWith(']')) return `${text.slice(0, start)}\n${more}\n  ${rest}`;
	return `${text.slice(0, end)},\n${more}${text.slice(end)}`;
}

/** Appends rows to the files that keep them: all, or none where one cannot be read or written. */
export async function appendRows(folder: string, byFile: Rows): Promise<Fault[]> {
	const files = new Map<string, string>();
	for (const [file, { sheet, rows }] of byFile) {
		const path = join(folder, file);
		const text = await readFile(path, 'utf8');
		const { value, faults } = readJSON(text, file);
		if (value === undefined || faults.length) return faults;
		if (sheet !== 'incidents') {
			const items = rows.map(({ draft }) => draft.value);
			files.set(path, withMore(text, sheet, items));
			continue;
		}
		const root = membersOf(value);
		const features = rows.map(({ draft }) => ({
			type: 'Feature',
			id: draft.id,
			geometry: draft.geometry,
			properties: draft.value
		}));
		files.set(path, formatLayer({ ...root, features: [...itemsOf(root.features), ...features] }));
	}
	await replace(files);
	return [];
}
