import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { piecesIn } from '../../columns/share.ts';
import { BESIDE, createPieces, pieceIn, shareColumns } from './pieces.ts';

function memory(): Database.Database {
	const db = new Database(':memory:');
	onTestFinished(() => void db.close());
	return db;
}

/** Bytes that differ from part to part. */
const bytesOf = (length: number): Uint8Array =>
	Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 20)) & 0xff);

/** Told in one word: lists of millions of numbers are compared too slowly by what shows their difference. */
const isSame = (found: Uint8Array | undefined, bytes: Uint8Array): boolean =>
	found !== undefined && Buffer.compare(found, bytes) === 0;

const PIECES: [string, Uint8Array][] = [
	['empty', new Uint8Array(0)],
	['short', bytesOf(5)],
	['whole', bytesOf(1 << 20)],
	['long', bytesOf((1 << 21) + 3)],
	[`${BESIDE}other`, bytesOf(7)]
];

test('pieces of any length come back, and those of the columns in shared memory, part by part', async () => {
	const db = memory();
	const put = createPieces(db);
	for (const [name, bytes] of PIECES) put(name, bytes);
	const get = pieceIn(db);
	for (const [name, bytes] of PIECES) expect(isSame(get(name), bytes)).toBe(true);
	expect(get('none')).toBeUndefined();

	let rests = 0;
	const shared = await shareColumns(db, () => Promise.resolve(void rests++));
	expect(rests).toBe(5);
	const found = piecesIn(shared);
	for (const [name, bytes] of PIECES)
		if (name.startsWith(BESIDE)) expect(found(name)).toBeUndefined();
		else expect(isSame(found(name), bytes)).toBe(true);
});

test('a snapshot of other days, whose pieces are whole, gives none, so that they are made anew', async () => {
	const db = memory();
	db.exec(
		"CREATE TABLE columns (name TEXT PRIMARY KEY, body BLOB); INSERT INTO columns VALUES ('head', x'00')"
	);
	expect(pieceIn(db)('head')).toBeUndefined();
	expect(piecesIn(await shareColumns(db, () => Promise.resolve()))('head')).toBeUndefined();
});
