import { headOf } from './bytes.ts';
import { decodeText } from './encoding.ts';
import { FormatError } from './format.ts';
import type { ImportFile, Sample } from './format.ts';
import { TooWide } from './header.ts';
import { isZip, nameBinary } from './magic.ts';
import { fileOf } from './bytes.ts';
import { openTable } from './sheet.ts';

const HEAD = 65_536;
const ROWS = 200;
const ONE_LINE = `begins with a line of more than ${HEAD} bytes; no table is written so.`;

/** The beginning of a file: its bytes, its text, and header and first rows if it may be a table. */
export async function takeSample(file: ImportFile): Promise<Sample> {
	const head = await headOf(file, HEAD);
	if (!head.length) throw new FormatError(`${file.name} is empty.`);
	const text = nameBinary(head) ? '' : decodeText(head).text;
	const isMarkup = /^\s*[<{[]/.test(text);
	const table = isMarkup || !(text || isWorkbook(head)) ? noTable : await tableOf(file, head);
	return { name: file.name, head, text, ...table };
}

const isWorkbook = (head: Uint8Array) =>
	isZip(head) && nameBinary(head)?.includes('Excel') === true;

type TableSample = Pick<Sample, 'headers' | 'rows' | 'trouble'>;

const noTable: TableSample = { headers: [], rows: [] };

async function tableOf(file: ImportFile, head: Uint8Array): Promise<TableSample> {
	// The last line of the head may be cut off.
	const end = head.length < HEAD ? head.length : head.lastIndexOf(10) + 1;
	const source = isZip(head) ? file : fileOf(file.name, head.subarray(0, end || head.length));
	const rows: string[][] = [];
	let headers: string[] = [];
	try {
		const table = await openTable(source);
		headers = table.headers;
		for await (const row of table.rows) {
			rows.push(row.cells);
			if (rows.length >= ROWS) break;
		}
	} catch (problem) {
		// A cut quoted cell ends the sample; what came before it is enough.
		if (problem instanceof TooWide || !(problem instanceof FormatError)) throw problem;
		if (!headers.length) return { ...noTable, trouble: problem.message };
	}
	if (headers.length < 2 && head.length === HEAD && !/[\r\n]/.test(decodeText(head).text))
		return { ...noTable, trouble: `${file.name} ${ONE_LINE}` };
	return { headers, rows };
}
