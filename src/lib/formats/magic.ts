// What bytes are, whatever the file is called.

const SIGNATURES: [string, number[]][] = [
	['a PDF', [0x25, 0x50, 0x44, 0x46]],
	['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
	['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
	['a gzip file', [0x1f, 0x8b]],
	['an old Excel or Word file (save it as .xlsx or .csv)', [0xd0, 0xcf, 0x11, 0xe0]],
	['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
	['a JPEG picture', [0xff, 0xd8, 0xff]],
	['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
	['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
	['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
	['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
	['an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
	['a bzip2 file', [0x42, 0x5a, 0x68]],
	['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
	['a FlatGeobuf file', [0x66, 0x67, 0x62, 0x03]],
	['a program', [0x7f, 0x45, 0x4c, 0x46]]
];
const ZIP = 'a ZIP archive';

const startsWith = (bytes: Uint8Array, start: number[]) =>
	start.every((byte, index) => bytes[index] === byte);

const isUTF16 = (bytes: Uint8Array) =>
	startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

/** Whether the bytes begin as a ZIP archive does: also XLSX and KMZ. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

/** Whether the bytes begin as gzip does. */
export const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1f, 0x8b]);

/** What the bytes are if they are no text, as "a PDF"; null where they may be text. */
export function nameBinary(head: Uint8Array): string | null {
	const known = SIGNATURES.find(([, start]) => startsWith(head, start))?.[0];
	if (known === ZIP) return nameZip(head);
	if (known) return known;
	if (isUTF16(head)) return null;
	if (!head.includes(0)) return null;
	const zeros = (rest: number) =>
		head.filter((byte, index) => index % 2 === rest && byte === 0).length;
	return Math.abs(zeros(0) - zeros(1)) > head.length / 3
		? 'UTF-16 text without its mark (save it as UTF-8)'
		: 'binary data, not text';
}

function nameZip(head: Uint8Array): string {
	const text = Buffer.from(head).toString('latin1');
	if (text.includes('xl/')) return 'an Excel workbook (.xlsx)';
	if (text.includes('word/')) return 'a Word document (.docx)';
	if (text.includes('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet (.ods)';
	if (/\.kml/i.test(text)) return 'a KMZ archive';
	return ZIP;
}
