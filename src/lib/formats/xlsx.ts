import { readPlainTable } from './csv.ts';
import type { Format } from './format.ts';
import { isZip } from './magic.ts';

/** The first sheet of an Excel workbook. */
export const xlsx: Format = {
	id: 'xlsx',
	label: 'Excel workbook',
	extensions: ['.xlsx'],
	mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	recognise: ({ head, headers }) => (isZip(head) && headers.length ? 0.6 : 0),
	read: readPlainTable
};
