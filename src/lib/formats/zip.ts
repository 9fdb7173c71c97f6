// ZIP archives, unpacked with a count of everything that comes out, so that no archive can fill the memory.
import { Unzip, UnzipInflate } from 'fflate';
import { checkRatio, collect } from './bytes.ts';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { isZip } from './magic.ts';

/** Most bytes of a packed archive, of all that it unpacks to, and most entries. */
export const MOST_PACKED = 128_000_000;
export const MOST_UNPACKED = 256_000_000;
export const MOST_ENTRIES = 1000;

const isPathOutside = (name: string) =>
	/^([\\/]|[A-Za-z]:)/.test(name) || name.split(/[\\/]/).includes('..') || name.includes('\0');

/** The contents, by name, of the entries that `wanted` asks for; throws FormatError for any trap. */
export async function openArchive(
	file: ImportFile,
	wanted: (name: string) => boolean
): Promise<Map<string, Uint8Array>> {
	const bytes = await collect(file, MOST_PACKED);
	const refuse = (why: string) => new FormatError(`${file.name} ${why}; it is not opened.`);
	const entries = new Map<string, Uint8Array>();
	let count = 0;
	let unpacked = 0;
	let open = 0;

	const unzip = new Unzip((entry) => {
		if (++count > MOST_ENTRIES) throw refuse(`holds more than ${MOST_ENTRIES} files`);
		if (isPathOutside(entry.name))
			throw refuse(
				`holds a file whose path leads outside: ${JSON.stringify(entry.name.slice(0, 100))}`
			);
		const keep: Uint8Array[] = [];
		let size = 0;
		open++;
		entry.ondata = (problem, chunk, last) => {
			if (problem) throw problem;
			if (size === 0 && isZip(chunk))
				throw refuse(`holds another archive, ${entry.name.slice(0, 100)}`);
			size += chunk.length;
			unpacked += chunk.length;
			checkRatio(file.name, bytes.length, unpacked);
			if (unpacked > MOST_UNPACKED)
				throw refuse(
					`unpacks to more than ${MOST_UNPACKED / 1_000_000} MB (save a table so large as .csv)`
				);
			if (!wanted(entry.name)) {
				if (last) open--;
				return;
			}
			// The decoder may use its buffer again.
			keep.push(chunk.slice());
			if (!last) return;
			open--;
			entries.set(entry.name, Buffer.concat(keep, size));
		};
		entry.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length; at += 16_384)
			unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length);
	} catch (problem) {
		if (problem instanceof FormatError) throw problem;
		throw new FormatError(
			`${file.name} is an archive that is damaged or cut off, or packed in an unknown way.`
		);
	}
	if (open || !count)
		throw new FormatError(`${file.name} is an archive that is damaged or cut off.`);
	return entries;
}
