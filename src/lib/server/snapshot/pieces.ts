// Pieces of bytes by name in a snapshot, in parts small enough that reading one holds nobody up.
import type { Database } from 'better-sqlite3';
import { checkPieces } from '../../columns/blob.ts';
import { layOut, piecesIn, type Shared } from '../../columns/share.ts';

/** Bytes of a part; the last one of a piece may be shorter. */
const PART = 1 << 20;

const TABLE = `
CREATE TABLE columns (
	name TEXT NOT NULL, part INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (name, part));
`;

/** Makes the table of pieces; gives what puts a piece into it. */
export function createPieces(db: Database): (name: string, bytes: Uint8Array) => void {
	db.exec(TABLE);
	const insert = db.prepare('INSERT INTO columns VALUES (?, ?, ?)');
	return (name, { buffer, byteOffset, byteLength }) => {
		for (let start = 0, part = 0; start < byteLength || part === 0; start += PART, part++) {
			const length = Math.min(PART, byteLength - start);
			insert.run(name, part, Buffer.from(buffer as ArrayBuffer, byteOffset + start, length));
		}
	};
}

/** Whether a snapshot keeps pieces in parts; those of other days do not. */
const hasParts = (db: Database): boolean =>
	db.prepare("SELECT 1 FROM pragma_table_info('columns') WHERE name = 'part'").get() !== undefined;

const lengthsOf = (db: Database, where: string): [name: string, bytes: number][] =>
	db
		.prepare(`SELECT name, sum(length(body)) FROM columns WHERE ${where} GROUP BY name`)
		.raw()
		.all() as [string, number][];

/** Reads whole pieces, each a copy that begins at a round address; undefined where there is none. */
export function pieceIn(db: Database): (name: string) => Uint8Array | undefined {
	if (!hasParts(db)) return () => undefined;
	const parts = db.prepare('SELECT body FROM columns WHERE name = ? ORDER BY part').pluck();
	return (name) => {
		const found = parts.all(name) as Buffer[];
		if (!found.length) return undefined;
		const bytes = new Uint8Array(found.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of found) {
			bytes.set(part, at);
			at += part.length;
		}
		return bytes;
	};
}

/** The names of pieces that are not loaded with the columns begin so. */
export const BESIDE = 'records/regions/';

const lengthsOfColumns = (db: Database) =>
	hasParts(db) ? lengthsOf(db, `name NOT LIKE '${BESIDE}%'`) : [];

/** How many bytes the pieces of the columns have. */
export const bytesOfColumns = (db: Database): number =>
	lengthsOfColumns(db).reduce((sum, [, length]) => sum + length, 0);

/** Loads the pieces of the columns into memory that threads share; `rest` is waited for between parts. */
export async function shareColumns(db: Database, rest: () => Promise<void>): Promise<Shared> {
	const lengths = lengthsOfColumns(db);
	const shared = layOut(lengths);
	if (!lengths.length) return shared;
	const read = db.prepare('SELECT body FROM columns WHERE name = ? AND part = ?').pluck();
	for (const [name, length] of lengths) {
		const [start] = shared.places[name]!;
		for (let at = 0, part = 0; at < length; part++) {
			const body = read.get(name, part) as Buffer;
			new Uint8Array(shared.memory.buffer, start + at, body.length).set(body);
			at += body.length;
			await rest();
		}
	}
	return shared;
}

/** Loads the columns as they are kept, and checks them; throws a ColumnsFault where they cannot be read. */
export async function loadKept(db: Database, rest: () => Promise<void>): Promise<Shared> {
	const shared = await shareColumns(db, rest);
	const checks = checkPieces(piecesIn(shared));
	while (!checks.next().done) await rest();
	return shared;
}
