// The head of packed columns: it says which pieces there are.
import type { Kind } from '../domain/records.ts';
import type { ChoiceKey } from '../query/filter.ts';

/** Raised with every change to what the pieces hold. */
export const VERSION = 5;
export const HEAD = 'head';

/** Packed columns cannot be read; the message says which piece, what was found and what was expected. */
export class ColumnsFault extends Error {
	override name = 'ColumnsFault';
}

/** A piece by its name; undefined where there is none. */
export type GetPiece = (name: string) => Uint8Array | undefined;

/** What the head says. */
export interface Head {
	version: number;
	arrays: Record<string, { type: keyof typeof TYPES; length: number; sum: number }>;
	values: Record<ChoiceKey, string[]>;
	/** Of each kind, what a table holds that is no array. */
	tables: Record<Kind, { length: number; points: number; placed: number; per: number[] }>;
}

export const TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array };

/** A checksum of bytes, four at a time: damage by chance does not go unseen. */
export function sumOf(bytes: Uint8Array): number {
	const words = bytes.byteLength >>> 2;
	const { buffer, byteOffset } = bytes.byteOffset % 4 ? bytes.slice() : bytes;
	const all = new Uint32Array(buffer, byteOffset, words);
	let sum = bytes.byteLength | 0;
	for (let at = 0; at < words; at++) sum = Math.imul(sum ^ all[at]!, 0x01000193);
	for (let at = words * 4; at < bytes.byteLength; at++)
		sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
	return sum >>> 0;
}

/** The head as bytes: the checksum of its JSON on a line of its own, then the JSON. */
export function writeHead(head: Head): Uint8Array {
	const json = new TextEncoder().encode(JSON.stringify(head));
	const line = new TextEncoder().encode(`${sumOf(json)}\n`);
	const bytes = new Uint8Array(line.length + json.length);
	bytes.set(line);
	bytes.set(json, line.length);
	return bytes;
}

/** Reads the head; throws a ColumnsFault where it is missing, damaged or of another version. */
export function readHead(get: GetPiece): Head {
	const found = get(HEAD);
	if (!found) throw new ColumnsFault(`The piece “${HEAD}” of the columns is missing.`);
	// A copy, since shared bytes cannot be decoded.
	const bytes = found.slice();
	const end = bytes.indexOf(10) + 1;
	const [line, json] = [bytes.slice(0, end), bytes.slice(end)];
	if (new TextDecoder().decode(line) !== `${sumOf(json)}\n`)
		throw new ColumnsFault(
			`The piece “${HEAD}” of the columns is damaged: its ${bytes.length} bytes have another checksum.`
		);
	const head = JSON.parse(new TextDecoder().decode(json)) as Head;
	if (head.version !== VERSION)
		throw new ColumnsFault(
			`The columns are of version ${head.version}; expected version ${VERSION}.`
		);
	return head;
}
