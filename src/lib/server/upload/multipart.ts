// Reads forms with files as they stream by, so that memory does not grow with the file.
// https://www.rfc-editor.org/rfc/rfc7578
import { FormatError } from '../../formats/format.ts';

/** A part of a form. */
export interface Part {
	name: string;
	/** Null where it is no file. */
	file: string | null;
	/** To be read before the next part; what is not read is passed over. */
	body: AsyncIterable<Buffer>;
}

const MOST_HEAD = 16_384;
const MOST_PARTS = 40;
const BREAK = Buffer.from('\r\n');
const GAP = Buffer.from('\r\n\r\n');

const broken = () => new FormatError('The file did not arrive whole. Send it again.');

/** The boundary that a content type names; throws FormatError where the form is of another kind. */
export function boundaryOf(type: string | null): string {
	const [, quoted, bare] =
		/^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type ?? '') ??
		[];
	const boundary = quoted ?? bare;
	if (boundary === undefined)
		throw new FormatError('No file was sent: expected a form of the kind multipart/form-data.');
	return boundary;
}

/** The names in a part's head: quotes and line ends in them are written as browsers do. */
function namesIn(head: string): Pick<Part, 'name' | 'file'> {
	const [line = ''] = head.split('\r\n').filter((each) => /^content-disposition:/i.test(each));
	const find = (what: string) => {
		const [, text] = new RegExp(`[;\\s]${what}="([^"]*)"`, 'i').exec(line) ?? [];
		return text === undefined
			? null
			: text.replace(/%22|%0D|%0A/gi, (code) => (code === '%22' ? '"' : ' '));
	};
	return { name: find('name') ?? '', file: find('filename') };
}

/** The parts of a form, one after the other. Throws FormatError where it breaks off or is no such form. */
export async function* readParts(
	source: AsyncIterable<Uint8Array>,
	boundary: string
): AsyncGenerator<Part> {
	const chunks = source[Symbol.asyncIterator]();
	const mark = Buffer.from(`\r\n--${boundary}`);
	// The first boundary stands at the very beginning, without a line end before it.
	let held: Buffer = BREAK;
	async function more(): Promise<void> {
		const next = await chunks.next();
		if (next.done) throw broken();
		held = held.length ? Buffer.concat([held, next.value]) : Buffer.from(next.value);
	}
	async function until(end: Buffer, most: number): Promise<Buffer> {
		for (;;) {
			const at = held.indexOf(end);
			if (at >= 0 && at <= most) {
				const found = held.subarray(0, at);
				held = held.subarray(at + end.length);
				return found;
			}
			if (held.length > most + end.length) throw broken();
			await more();
		}
	}
	async function* body(): AsyncGenerator<Buffer> {
		for (;;) {
			const at = held.indexOf(mark);
			if (at >= 0) {
				const last = held.subarray(0, at);
				held = held.subarray(at + mark.length);
				if (last.length) yield last;
				return;
			}
			// What may be the beginning of a boundary waits for what follows.
			const sure = held.length - mark.length;
			if (sure > 0) {
				const part = held.subarray(0, sure);
				held = held.subarray(sure);
				yield part;
			}
			await more();
		}
	}
	try {
		await until(mark, MOST_HEAD);
		for (let count = 0; ; count++) {
			while (held.length < 2) await more();
			if (held.subarray(0, 2).toString('latin1') === '--') return;
			if (count >= MOST_PARTS) throw new FormatError('The form has too many parts.');
			const head = (await until(GAP, MOST_HEAD)).toString('utf8');
			const bytes = body();
			yield { ...namesIn(head), body: bytes };
			for await (const passed of bytes) void passed;
		}
	} finally {
		await chunks.return?.();
	}
}
