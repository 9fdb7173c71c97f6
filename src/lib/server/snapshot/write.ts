// The second half of a build: the tables that GIS programs see, the full text and the order of rows.
import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { createColumnsBuilder, type ColumnsBuilder } from '../../columns/builder.ts';
import { factsOf } from '../../columns/facts.ts';
import { piecesIn } from '../../columns/share.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { textsOf } from '../../query/texts.ts';
import { createLayer, enterLayer, type Layer } from './geopackage.ts';
import type { RecordReader } from './recorder.ts';
import { INDEXES } from './finder.ts';
import { createRTree } from './rtree.ts';
import { createPieces } from './pieces.ts';
import { keepRegions } from './regions.ts';
import { numbersOf } from './store.ts';
import {
	columnsOf,
	columnsOfGroup,
	columnsOfRegion,
	KIND_LAYERS,
	LIST_LAYERS,
	REGION_LAYER
} from './tables.ts';
import { createTextTable } from './text.ts';
import { packGeometry, type Packed } from './wkb.ts';
import type { Progress } from './build.ts';

const FIRST_DAY = '1970-01-01';
/** So many records are written before others get their turn. */
const AT_ONCE = 200;

/** What writing rows needs beside the rows. */
export interface Writing {
	/** Everything that is not on disk. */
	lists: Records;
	reader: RecordReader;
	progress: (progress: Progress) => void;
}

/** A later day than any on which a record can have been is no day of the data. */
const laterOf = (a: string, b: string | null): string => (b !== null && b > a ? b : a);

/** Writes the rows of all kinds, each in the order given; gives the last day that the data speaks of. */
export async function writeRows(
	db: Database,
	kinds: readonly (readonly [Kind, Uint32Array])[],
	{ lists, reader, progress }: Writing
): Promise<string> {
	db.exec('CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
	const texts = textsOf(lists);
	const builder = createColumnsBuilder(lists);
	const regions = new Map(lists.regions.map((region) => [region.id, region]));
	const outlines = new WeakMap<object, Packed>();
	const all = kinds.reduce((sum, [, rows]) => sum + rows.length, 0);
	let [done, lastChange] = [0, FIRST_DAY];
	const filled: [Layer, ReturnType<typeof createRTree> | null][] = [];
	for (const [kind, rows] of kinds) {
		const layer = KIND_LAYERS[kind];
		const isSpatial = kind !== 'statement';
		const insert = createLayer(db, layer, isSpatial);
		const tree = isSpatial ? createRTree(db, layer.name) : null;
		const text = createTextTable(db, kind);
		filled.push([layer, tree]);
		for (let row = 0; row < rows.length; row++) {
			const fid = row + 1;
			const record = reader.at(rows[row]!) as AnyRecord;
			lastChange = laterOf(lastChange, record.period.latest);
			const { geometry, values } = columnsOf(record, lists);
			let packed = geometry && outlines.get(geometry);
			if (geometry && !packed) outlines.set(geometry, (packed = packGeometry(geometry)));
			if (packed) tree?.add(fid, packed.envelope);
			insert(isSpatial ? [fid, packed?.blob ?? null, ...values] : [fid, ...values]);
			text.write(fid, texts(record));
			builder.add(
				kind,
				factsOf(record, (id) => regions.get(id))
			);
			if (++done % AT_ONCE) continue;
			progress({ stage: 'writing', done, all, records: done });
			await setImmediate();
		}
		text.finish(rows.length);
	}
	progress({ stage: 'finishing', done, all, records: done });
	await setImmediate();
	for (const [layer, tree] of filled)
		enterLayer(db, layer, lastChange, tree ? tree.finish() : undefined);
	db.exec(INDEXES);
	writeColumns(db, kinds, builder, lists);
	return lastChange;
}

/** Keeps the columns and the regions for a fast start, and by row the number of each record. */
function writeColumns(
	db: Database,
	kinds: readonly (readonly [Kind, Uint32Array])[],
	builder: ColumnsBuilder,
	lists: Records
): void {
	const put = createPieces(db);
	const { shared, order } = builder.finish();
	for (const [kind, numbers] of kinds) {
		if (order[kind].some((added, row) => added !== row))
			throw new Error(`The rows of the columns are in another order than the ${kind}s.`);
		const { buffer, byteOffset, byteLength } = numbers;
		put(numbersOf(kind), new Uint8Array(buffer, byteOffset, byteLength));
	}
	const piece = piecesIn(shared);
	for (const name of Object.keys(shared.places)) put(name, piece(name)!);
	keepRegions(lists.regions, put);
}

/** Writes the lists that are kept in memory, for those who open the file with another program. */
export function writeLists(db: Database, lists: Records, lastChange: string): void {
	const regions = createLayer(db, REGION_LAYER, true);
	const tree = createRTree(db, REGION_LAYER.name);
	lists.regions.forEach((region, index) => {
		const { blob, envelope } = packGeometry(region.geometry);
		tree.add(index + 1, envelope);
		regions([index + 1, blob, ...columnsOfRegion(region)]);
	});
	enterLayer(db, REGION_LAYER, lastChange, tree.finish());
	for (const [list, layer] of Object.entries(LIST_LAYERS) as [keyof typeof LIST_LAYERS, Layer][]) {
		const insert = createLayer(db, layer, false);
		lists[list].forEach((record, index) => {
			const members = record as unknown as Record<string, unknown>;
			const values = layer.columns.map(({ name }) => members[name] ?? null);
			insert([
				index + 1,
				...(list === 'groups' ? columnsOfGroup(record as Records['groups'][number]) : values)
			]);
		});
		enterLayer(db, layer, lastChange);
	}
}
