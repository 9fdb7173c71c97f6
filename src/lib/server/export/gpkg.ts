// All tables as a GeoPackage: made whole in a file of its own, since the format cannot be written from front to back.
// https://www.geopackage.org/spec130/
import Database from 'better-sqlite3';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGeoPackage, createLayer, enterLayer } from '../snapshot/geopackage.ts';
import { createRest } from '../snapshot/rest.ts';
import { createRTree } from '../snapshot/rtree.ts';
import { packGeometry, type Packed } from '../snapshot/wkb.ts';
import { type Column, type Table, type Write } from './table.ts';
import { sheetsOf } from './xlsx.ts';

const TYPES = { string: 'TEXT', integer: 'INTEGER', number: 'DOUBLE', date: 'DATE' } as const;
const FIRST_DAY = '1970-01-01';

const typed = ({ name, type, about }: Column) => ({ name, about, type: TYPES[type] });

async function fill(
	db: Database.Database,
	table: Table,
	{ day, terms, signal }: { day: string; terms: string; signal: AbortSignal }
): Promise<void> {
	const { name, title, about, isPlaced } = table;
	const layer = { name, title, about: [about, terms].join(' '), columns: table.columns.map(typed) };
	const insert = createLayer(db, layer, isPlaced);
	const tree = isPlaced ? createRTree(db, name) : null;
	const outlines = new WeakMap<object, Packed>();
	const rest = createRest();
	let fid = 0;
	for await (const { cells, geometry } of table.lines(signal)) {
		fid++;
		let packed = geometry && outlines.get(geometry);
		if (geometry && !packed) outlines.set(geometry, (packed = packGeometry(geometry)));
		if (packed) tree?.add(fid, packed.envelope);
		insert(isPlaced ? [fid, packed?.blob ?? null, ...cells] : [fid, ...cells]);
		await rest();
	}
	enterLayer(db, layer, day, tree ? tree.finish() : undefined);
}

/** All tables, what the columns mean, and whose data it is, as one GeoPackage. */
export const writeGeoPackage: Write = async function* (made, signal) {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-export-'));
	const path = join(folder, 'export.gpkg');
	try {
		const db = new Database(path);
		try {
			// Nobody reads it before it is whole, and nobody needs what is left of it after a fault.
			db.pragma('journal_mode = OFF');
			db.pragma('synchronous = OFF');
			createGeoPackage(db);
			const { about } = made;
			const terms = [...about.licences, ...about.citations.slice(0, 1)].join(' ');
			db.exec('BEGIN');
			for (const table of sheetsOf(made))
				await fill(db, table, { day: about.day ?? FIRST_DAY, terms, signal });
			db.exec('COMMIT');
		} finally {
			db.close();
		}
		for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
