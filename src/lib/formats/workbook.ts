import { zipSync } from 'fflate';
import { Buffer } from 'node:buffer';
import type { Cells } from './delimited.ts';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { openArchive } from './zip.ts';

// Markup of a sheet that declares entities is refused before a parser sees it.
const hasDeclarations = (xml: Uint8Array): boolean => {
	const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength);
	return text.includes('<!DOCTYPE') || text.includes('<!ENTITY');
};

/** The rows of a workbook's first sheet, every cell as text, dates as ISO days. */
export async function* readWorkbook(file: ImportFile): AsyncGenerator<Cells> {
	const entries = await openArchive(file, (name) => /\.(xml|rels)$/i.test(name));
	if (!entries.has('xl/workbook.xml'))
		throw new FormatError(`${file.name} is a ZIP archive, not an Excel workbook.`);
	for (const [name, xml] of entries)
		if (hasDeclarations(xml))
			throw new FormatError(`${file.name} declares entities in ${name}; it is not opened.`);
	// Packed anew from what was counted: an archive can show one content here and another elsewhere.
	const clean = zipSync(Object.fromEntries(entries), { level: 0 });
	entries.clear();
	const rows = await parseSheet(clean, file.name);
	for (const [index, row] of rows.entries())
		yield { line: index + 1, cells: row.map(textOf), unfinished: false };
}

async function parseSheet(bytes: Uint8Array, name: string): Promise<unknown[][]> {
	const { readSheet } = await import('read-excel-file/node');
	try {
		// Numbers stay text, so that an id of eighteen digits keeps them all.
		return await readSheet(Buffer.from(bytes), { parseNumber: (text) => text, trim: false });
	} catch (problem) {
		const why = problem instanceof Error ? problem.message.split('\n')[0] : '';
		throw new FormatError(
			`${name} is a workbook that cannot be read: ${why || 'no reason given'}.`
		);
	}
}

function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date)
		return Number.isNaN(cell.getTime())
			? 'not a date'
			: cell.toISOString().replace('T00:00:00.000Z', '');
	return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
