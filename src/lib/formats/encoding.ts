// Text in whatever encoding becomes UTF-8, chunk by chunk. Bytes that are UTF-8 pass untouched.
import { isUtf8 } from 'node:buffer';
import { FormatError } from './format.ts';

const encoder = new TextEncoder();

/** Turns chunks of text into UTF-8 without a byte order mark; `encoding` overrules what is found. */
export function createTranscoder(encoding?: string) {
	const notes: string[] = [];
	let decoder: TextDecoder | null = encoding && encoding !== 'utf-8' ? decoderOf(encoding) : null;
	let started = false;
	let carry: Uint8Array = new Uint8Array();
	let beyondASCII = false;
	let mixed = false;

	function start(bytes: Uint8Array): Uint8Array {
		started = true;
		const [first, second, third] = bytes;
		if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
		if (decoder) return bytes;
		if (first === 0xff && second === 0xfe) decoder = new TextDecoder('utf-16le');
		if (first === 0xfe && second === 0xff) decoder = new TextDecoder('utf-16be');
		return bytes;
	}

	function fall(bytes: Uint8Array): Uint8Array {
		const found = firstInvalid(bytes);
		if (beyondASCII || mixed || found.beyondASCII) {
			if (!mixed)
				notes.push('Most of the file is UTF-8; bytes that are not were read as windows-1252.');
			mixed = true;
			return mend(bytes);
		}
		notes.push('The file is not UTF-8; it was read as windows-1252 (ISO-8859-1).');
		decoder = new TextDecoder('windows-1252');
		return encoder.encode(decoder.decode(bytes, { stream: true }));
	}

	function take(bytes: Uint8Array, last: boolean): Uint8Array {
		if (decoder) return encoder.encode(decoder.decode(bytes, { stream: !last }));
		const whole = carry.length ? Buffer.concat([carry, bytes]) : bytes;
		const cut = last ? whole.length : whole.length - unfinished(whole);
		const ready = whole.subarray(0, cut);
		carry = whole.slice(cut);
		if (!isUtf8(ready)) {
			const rest = carry;
			const mended = fall(ready);
			if (!decoder || !rest.length) return mended;
			carry = new Uint8Array();
			return Buffer.concat([mended, take(rest, last)]);
		}
		beyondASCII ||= ready.some((byte) => byte > 127);
		return ready;
	}

	return {
		notes,
		push: (bytes: Uint8Array) => take(started ? bytes : start(bytes), false),
		end: () => take(new Uint8Array(), true)
	};
}

function decoderOf(encoding: string): TextDecoder {
	try {
		return new TextDecoder(encoding);
	} catch {
		throw new FormatError(`The encoding ${JSON.stringify(encoding)} is not known.`);
	}
}

/** How many bytes the sequence that begins with `byte` has; 0 for none. */
const lengthOf = (byte: number): number =>
	byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;

/** How many bytes at the end begin a sequence that the next chunk finishes. */
function unfinished(bytes: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
	}
	return 0;
}

/** Length of the UTF-8 sequence at `at`, 0 where it is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
	const length = lengthOf(bytes[at] ?? 0);
	return length === 1 ||
		(length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length)
		? length
		: 0;
}

function firstInvalid(bytes: Uint8Array): { at: number; beyondASCII: boolean } {
	let beyondASCII = false;
	let at = 0;
	while (at < bytes.length) {
		const length = sequenceAt(bytes, at);
		if (!length) break;
		beyondASCII ||= length > 1;
		at += length;
	}
	return { at, beyondASCII };
}

/** Keeps what is UTF-8 and reads every other byte as windows-1252. */
function mend(bytes: Uint8Array): Uint8Array {
	const single = new TextDecoder('windows-1252');
	const parts: Uint8Array[] = [];
	let rest = bytes;
	while (rest.length) {
		const { at } = firstInvalid(rest);
		parts.push(rest.subarray(0, at));
		if (at < rest.length) parts.push(encoder.encode(single.decode(rest.subarray(at, at + 1))));
		rest = rest.subarray(at + 1);
	}
	return Buffer.concat(parts);
}

/** A whole file's bytes as text. */
export function decodeText(
	bytes: Uint8Array,
	encoding?: string
): { text: string; notes: string[] } {
	const transcoder = createTranscoder(encoding);
	const parts = [transcoder.push(bytes), transcoder.end()];
	return { text: Buffer.concat(parts).toString('utf8'), notes: transcoder.notes };
}
