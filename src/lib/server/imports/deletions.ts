import { FormatError } from '../../formats/format.ts';
import type { ImportFile } from '../../formats/format.ts';
import { recordId } from '../../formats/identity.ts';
import { openTable } from '../../formats/sheet.ts';

const NAMES = /^(event_id_cnty|event_id|id|data_id)$/i;

/** The ids of a dataset's records that a list withdraws: a table with a column of ids, or one id a line. */
export async function readDeletions(file: ImportFile, dataset: string): Promise<Set<string>> {
	const { headers, rows } = await openTable(file);
	const named = headers.findIndex((header) => NAMES.test(header.trim()));
	const at = named < 0 && headers.length === 1 ? 0 : named;
	const ids = new Set<string>();
	const put = (text: string | undefined) => {
		if (text?.trim()) ids.add(recordId(dataset, text, 'id'));
	};
	if (at < 0)
		throw new FormatError(
			`${file.name} is no deletion list: its columns are ${headers.join(', ')}; expected one of event_id_cnty, id or data_id.`
		);
	// A list without a header begins with an id.
	if (named < 0) put(headers[0]);
	for await (const { cells } of rows) put(cells[at]);
	return ids;
}
