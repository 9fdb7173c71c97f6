import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { isGzip } from './magic.ts';

/** A packed file may unpack to so many times its own size. */
export const MOST_RATIO = 100;
// Below this a high ratio harms nobody.
const HARMLESS = 16_000_000;

/** Throws when so many packed bytes have become so many unpacked ones that it can only be a trap. */
export function checkRatio(name: string, packed: number, unpacked: number): void {
	if (unpacked > HARMLESS && unpacked > packed * MOST_RATIO)
		throw new FormatError(
			`${name} unpacks to more than ${MOST_RATIO} times its size; such a file is not opened.`
		);
}

/** The bytes of a file, taken out of gzip if they are in it. */
export async function* bytesOf(file: ImportFile): AsyncGenerator<Uint8Array> {
	const source = file.open()[Symbol.asyncIterator]();
	const first = await source.next();
	if (first.done) return;
	let packed = 0;
	async function* all() {
		try {
			for (let next = first; !next.done; next = await source.next()) {
				packed += next.value.length;
				yield next.value;
			}
		} finally {
			await source.return?.();
		}
	}
	if (!isGzip(first.value)) {
		yield* all();
		return;
	}
	const unpacked = pipeline(Readable.from(all()), createGunzip(), () => {});
	let count = 0;
	try {
		for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
			count += chunk.length;
			checkRatio(file.name, packed, count);
			yield chunk;
		}
	} catch (problem) {
		if (problem instanceof FormatError || !isPackingFault(problem)) throw problem;
		throw new FormatError(
			`${file.name} is gzip that is damaged or cut off; it was not read whole.`
		);
	}
}

const isPackingFault = (problem: unknown): boolean =>
	/^Z_/.test((problem as { code?: string }).code ?? '');

/** All bytes of a file at once; throws where there are more than `most`. */
export async function collect(file: ImportFile, most: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of bytesOf(file)) {
		size += chunk.length;
		if (size > most)
			throw new FormatError(
				`${file.name} holds more than ${most / 1_000_000} MB, the most that is read of this format.`
			);
		chunks.push(chunk);
	}
	if (size === 0) throw new FormatError(`${file.name} is empty.`);
	return Buffer.concat(chunks, size);
}

/** The first bytes of a file, at most `most`. */
export async function headOf(file: ImportFile, most: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of bytesOf(file)) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= most) break;
	}
	return Buffer.concat(chunks).subarray(0, most);
}

/** A file held in memory. */
export const fileOf = (name: string, bytes: Uint8Array | string): ImportFile => ({
	name,
	async *open() {
		const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
		for (let at = 0; at < whole.length; at += 65_536)
			yield await Promise.resolve(whole.subarray(at, at + 65_536));
	}
});
