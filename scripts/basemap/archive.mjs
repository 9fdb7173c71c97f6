// Writes a PMTiles archive: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
// The npm package `pmtiles` only reads; verify.mjs reads back with it what was written here.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

const headerBytes = 127;
const rootBytes = 16_384 - headerBytes; // header and root directory fit into one first request

const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** Little-endian base-128 integers, as in protocol buffers. */
function varints(numbers) {
	const bytes = [];
	for (let n of numbers) {
		for (; n >= 0x80; n = Math.floor(n / 128)) bytes.push((n % 128) | 0x80);
		bytes.push(n);
	}
	return Uint8Array.from(bytes);
}

/** A directory, column by column: ids as differences, runs, lengths, offsets (0: right after the one before). */
function directory(entries) {
	const ids = entries.map(({ id }, i) => (i ? id - entries[i - 1].id : id));
	const offsets = entries.map(({ offset }, i) => {
		const before = entries[i - 1];
		return before && offset === before.offset + before.length ? 0 : offset + 1;
	});
	const runs = entries.map(({ run }) => run);
	const lengths = entries.map(({ length }) => length);
	return gzip(varints([entries.length, ...ids, ...runs, ...lengths, ...offsets]));
}

/** One root directory, or a root pointing at leaves when it would not fit. */
function directories(entries) {
	const whole = directory(entries);
	if (whole.length <= rootBytes) return { root: whole, leaves: Buffer.alloc(0) };
	for (let size = 4096; ; size *= 2) {
		const leaves = [];
		const pointers = [];
		let offset = 0;
		for (let i = 0; i < entries.length; i += size) {
			const leaf = directory(entries.slice(i, i + size));
			pointers.push({ id: entries[i].id, offset, length: leaf.length, run: 0 });
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = directory(pointers);
		if (root.length <= rootBytes) return { root, leaves: Buffer.concat(leaves) };
	}
}

/** The tiles in the archive's order; equal tiles are stored once, equal neighbours are one run. */
function stored(tiles) {
	const sorted = tiles
		.map(({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data }))
		.sort((a, b) => a.id - b.id);
	const known = new Map();
	const chunks = [];
	const entries = [];
	let end = 0;
	for (const { id, data } of sorted) {
		const hash = createHash('sha256').update(data).digest('base64');
		let place = known.get(hash);
		if (!place) {
			const bytes = gzip(data);
			place = { offset: end, length: bytes.length };
			known.set(hash, place);
			chunks.push(bytes);
			end += bytes.length;
		}
		const last = entries.at(-1);
		if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
		else entries.push({ id, ...place, run: 1 });
	}
	return { entries, chunks, bytes: end, addressed: sorted.length, contents: known.size };
}

/**
 * The archive's bytes.
 * @param tiles {z, x, y, data} with uncompressed vector tiles
 * @param about { metadata, minZoom, maxZoom, bounds, center: [lon, lat, zoom] }
 */
export function archive(tiles, { metadata, minZoom, maxZoom, bounds, center }) {
	const { entries, chunks, bytes, addressed, contents } = stored(tiles);
	const { root, leaves } = directories(entries);
	const about = gzip(Buffer.from(JSON.stringify(metadata)));

	const header = Buffer.alloc(headerBytes);
	header.write('PMTiles', 0, 'latin1');
	header[7] = 3;
	let at = 8;
	const u64 = (n) => (at = header.writeBigUInt64LE(BigInt(n), at));
	const degrees = (n) => (at = header.writeInt32LE(Math.round(n * 1e7), at));
	const u8 = (n) => (at = header.writeUInt8(n, at));
	let offset = headerBytes;
	for (const length of [root.length, about.length, leaves.length, bytes]) {
		u64(offset);
		u64(length);
		offset += length;
	}
	[addressed, entries.length, contents].forEach(u64);
	[1, Compression.Gzip, Compression.Gzip, TileType.Mvt, minZoom, maxZoom].forEach(u8); // 1: clustered
	bounds.forEach(degrees);
	u8(center[2]);
	degrees(center[0]);
	degrees(center[1]);
	return Buffer.concat([header, root, about, leaves, ...chunks]);
}
