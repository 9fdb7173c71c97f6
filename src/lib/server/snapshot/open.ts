// A snapshot file as the server answers from it. It is never closed by hand: a request may still be reading when
// another snapshot has become the current one; the file is let go with the last who holds it.
import Database from 'better-sqlite3';
import { ColumnsFault } from '../../columns/head.ts';
import { assembleEngine } from '../../columns/engine.ts';
import { asksNothing } from '../../columns/cql/hits.ts';
import { piecesIn, type Shared } from '../../columns/share.ts';
import type { Store } from '../../columns/store.ts';
import { partDatasets, type Audience } from '../../domain/audience.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import type { Engine } from '../../query/engine.ts';
import type { Filter } from '../../query/filter.ts';
import { forAudience, listedBy, listedOf, unlistedIn } from '../audience.ts';
import type { Redaction } from '../../domain/redaction.ts';
import { openEngine, type Opening } from '../clickhouse/engine.ts';
import { createRedactor, type Redactor } from '../redacting.ts';
import { aroundOf } from '../release.ts';
import { openColumns } from '../solving.ts';
import { propertyReader } from '../flat/reader.ts';
import { createTextSearch } from '../fulltext.ts';
import { loadBeside } from './beside.ts';
import { createFinder, type Finder } from './finder.ts';
import { maskHits, maskNames, redactedIn, redactedReader } from './mask.ts';
import { bytesOfColumns, loadKept, pieceIn } from './pieces.ts';
import { createReader, type RecordReader } from './recorder.ts';
import { openNames, type Names } from './names.ts';
import { keptRegions } from './regions.ts';
import { createRest } from './rest.ts';
import { audienceIn } from './shelf.ts';
import { createStore } from './store.ts';

/** What a snapshot holds, and the engine that answers from it. */
export interface Opened {
	records: Records;
	record: Store['record'];
	finder: Finder;
	names: Names;
	engine: Engine;
	redactor: Redactor;
}

/** What holds now, whatever held when the snapshot was built. */
export interface Now {
	/** The terms of datasets by their ids. */
	terms?: ReadonlyMap<string, Dataset['terms']>;
	redactions?: readonly Redaction[];
	/** What answers; left out: columns in memory. */
	clickhouse?: Pick<Opening, 'client' | 'database' | 'settings'>;
}

/** The lists that are kept in memory; of the incidents only those kept in layers by hand. */
async function recordsOf(
	reader: RecordReader,
	curated: () => Incident[],
	regions: Region[],
	rest: () => Promise<void>
): Promise<Records> {
	const all = async <T>(kind: string): Promise<T[]> => {
		const found: T[] = [];
		for (const record of reader.all(kind)) {
			found.push(record as T);
			await rest();
		}
		return found;
	};
	return {
		layers: await all('layer'),
		incidents: curated(),
		presences: await all('presence'),
		statements: await all('statement'),
		groups: await all('group'),
		relations: await all('relation'),
		sources: await all('source'),
		datasets: await all('dataset'),
		types: await all('type'),
		regions
	};
}

/** Columns of more bytes are loaded in a thread of their own, which takes some time to start. */
const MANY_BYTES = 16_000_000;

/** The columns of a snapshot in memory that threads share. */
async function columnsOf(
	db: Database.Database,
	path: string,
	rest: () => Promise<void>
): Promise<Shared> {
	try {
		if (bytesOfColumns(db) < MANY_BYTES) return await loadKept(db, rest);
	} catch (problem) {
		if (!(problem instanceof ColumnsFault)) throw problem;
	}
	return loadBeside(path);
}

/**
 * Opens a snapshot for an audience, by what holds now; throws where the file cannot be read, is damaged, is another
 * one or holds what that audience does not get.
 */
export async function openSnapshot(
	path: string,
	id: string,
	audience: Audience = 'public',
	{ terms, redactions = [], clickhouse }: Now = {}
): Promise<Opened> {
	const rest = createRest();
	const db = new Database(path, { readonly: true, fileMustExist: true });
	const own = db.prepare("SELECT value FROM meta WHERE name = 'id'").pluck().get();
	if (own !== id) throw new Error(`${path} holds the snapshot ${String(own)}, not ${id}.`);
	if (audience === 'public' && audienceIn(db) !== audience)
		throw new Error(`${path} is not for the public.`);
	const loading = clickhouse ? null : columnsOf(db, path, rest);
	// Whatever else fails first is told instead.
	loading?.catch(() => {});
	const piece = pieceIn(db);
	const kept = await keptRegions(piece, rest);
	const regions = kept.length
		? kept
		: ([...createReader(db, () => undefined).all('region')] as Region[]);
	const byId = new Map(regions.map((region) => [region.id, region]));
	const whole = createReader(db, (region) => byId.get(region));
	const types = [...whole.all('type')] as Records['types'];
	const before = new Set(redactedIn(db));
	const redactor = createRedactor(redactions, () => aroundOf({ regions, types }), before);
	const reader = redactedReader(whole, redactor);
	const datasets = ([...reader.all('dataset')] as Dataset[]).map((dataset) => ({
		...dataset,
		terms: terms?.get(dataset.id) ?? dataset.terms
	}));
	const parted = partDatasets(datasets, audience);
	const { finder, curated } = createFinder(
		db,
		(incident) => reader.read('incident', incident) as Incident | null,
		unlistedIn(parted)
	);
	const records = await recordsOf(reader, curated, regions, rest);
	const shared = loading && (await loading);
	const loaded = shared ? piecesIn(shared) : piece;
	const store = createStore(db, reader, (name) => loaded(name) ?? piece(name));
	const propertiesOf = propertyReader(records);
	const valuesOf = (kind: Kind, one: string) => {
		const record = store.record(kind, one);
		return record && propertiesOf(record);
	};
	const engine = shared
		? await engineOn(shared)
		: await openEngine({ ...clickhouse!, snapshot: id, lists: records, redactor, valuesOf });
	return {
		records: listedOf(records, parted),
		record: listedBy(store.record, parted),
		finder,
		names: maskNames(openNames(db, unlistedIn(parted)), redactor),
		engine: forAudience(engine, parted),
		redactor
	};

	/** The engine on the columns of the file. */
	async function engineOn(shared: Shared): Promise<Engine> {
		const { columns, solve } = openColumns(shared);
		await rest();
		const text = createTextSearch(path, shared);
		const hits = (sought: Filter) => (asksNothing(sought) ? null : text.hits(sought));
		return assembleEngine({
			...{ snapshot: id, columns, lists: records, store, solve },
			hits: maskHits(db, hits, columns, redactor, valuesOf)
		});
	}
}
