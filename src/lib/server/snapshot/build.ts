// data/ and everything that was brought in -> one snapshot: an immutable GeoPackage, written beside the others.
import Database from 'better-sqlite3';
import { partDatasets, releaseOf, type Audience } from '../../domain/audience.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Group } from '../../domain/group.ts';
import type { Kind, Records } from '../../domain/records.ts';
import { createTerritory } from '../../domain/territory.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { readData } from '../data.ts';
import { applyDecisions, writePairs } from '../duplicates/apply.ts';
import { readDecisions } from '../duplicates/decisions.ts';
import { createSightings } from '../duplicates/sightings.ts';
import { createAliases, inAliases } from '../imports/aliases.ts';
import { gather, type Gathered, type Gathering } from '../imports/gather.ts';
import { bytesOf, type Manifest } from '../imports/manifest.ts';
import { readPublishing } from '../publishing.ts';
import { createRedactor, digestOf, readRedactions, redactRecords } from '../redacting.ts';
import { aroundOf, createRelease, releaseRecords } from '../release.ts';
import { readSame } from '../same.ts';
import { createGeoPackage } from './geopackage.ts';
import { writeNames } from './names.ts';
import { hashRecords, type Hashed } from './hash.ts';
import { createRowOrder } from './order.ts';
import { createPlacing } from './placing.ts';
import { createReader, createRecorder } from './recorder.ts';
import { writeLists, writeRows } from './write.ts';

/** How far a build is. */
export interface Progress {
	stage: 'reading' | 'writing' | 'finishing';
	/** Bytes read, or records written; of how many. */
	done: number;
	all: number;
	/** Records so far. */
	records: number;
}

export interface BuildOptions {
	/** Folder of the hand-kept data. */
	data: string;
	store: string;
	manifests: readonly Manifest[];
	/** Whom it is for; the public if left out. What that audience does not get is nowhere in the snapshot. */
	audience?: Audience;
	/** Id of a dataset whose files are read even where nothing of them is let out. */
	heard?: string;
	hear?: Gathering['hear'];
	progress?: (progress: Progress) => void;
}

/** Digests of what a snapshot is built from: of everything, and of the hand-kept data. */
export interface Stamps {
	inputs: string;
	data: string;
}

/** What a build made of the data. */
export interface Built {
	id: string;
	counts: Record<Kind, number>;
	/** All groups, also those that only the operator gets to know. */
	groups: Group[];
}

/** The hand-kept data has faults; nothing is built from it. */
export class DataFaults extends Error {
	override name = 'DataFaults';
	readonly faults: Fault[];
	constructor(folder: string, faults: Fault[]) {
		super(`The data in ${folder} has ${faults.length} fault${faults.length === 1 ? '' : 's'}.`);
		this.faults = faults;
	}
}

const KINDS = ['incident', 'statement', 'presence'] as const;
const LISTS = ['layers', 'types', 'regions', 'groups', 'relations', 'sources', 'datasets'] as const;
/** The kind under which each list's records are kept. */
export const KIND_OF_LIST: Record<(typeof LISTS)[number], string> = {
	layers: 'layer',
	types: 'type',
	regions: 'region',
	groups: 'group',
	relations: 'relation',
	sources: 'source',
	datasets: 'dataset'
};

/** A known group with the names that datasets have for it. */
function withNames(group: Group, names: readonly string[]): Group {
	const known = new Set([group.name, ...group.names.map(({ name }) => name)]);
	const more = [...new Set(names)].filter((name) => !known.has(name)).sort();
	return more.length
		? { ...group, names: [...group.names, ...more.map((name) => ({ name }))] }
		: group;
}

function joinLists(records: Records, gathered: Gathered): Records {
	const groups = records.groups.map((group) =>
		withNames(group, gathered.alsoNamed.get(group.id) ?? [])
	);
	const own = new Set(records.sources.map(({ id }) => id));
	return {
		...records,
		groups: [...groups, ...gathered.groups],
		sources: [...records.sources, ...gathered.sources.filter(({ id }) => !own.has(id))],
		datasets: [...records.datasets, ...gathered.datasets],
		// From here on these are on disk.
		incidents: [],
		statements: [],
		presences: []
	};
}

/** Datasets that are kept by hand and were brought in as well: nobody could say whose a record is. */
const claimedTwice = (kept: Records, manifests: readonly Manifest[]): Fault[] =>
	kept.datasets
		.filter(({ id }) => manifests.some(({ dataset }) => dataset.id === id))
		.map(({ id }) => ({
			...{ file: 'datasets.json', record: id, field: 'id' },
			found: 'the id of a dataset that is brought in as a file, too',
			expected: 'another id for one of them'
		}));

/**
 * Builds a snapshot as a file at `path`, which must not be there. Memory does not grow with what was brought
 * in. Throws DataFaults, or a FormatError of the first file that cannot be read.
 */
export async function buildSnapshot(
	path: string,
	options: BuildOptions,
	stamps: Stamps
): Promise<Built> {
	const { data, store, manifests, audience = 'public', progress = () => {} } = options;
	const { records: kept, faults } = await readData(data);
	const known = new Set(kept.groups.map(({ id }) => id));
	const decisions = await readSame(data, known);
	const duplicates = await readDecisions(data, kept);
	const published = await readPublishing(data);
	const { redactions, ...taken } = await readRedactions(data);
	const read = [decisions, duplicates, published, taken];
	const all = [...faults, ...read.flatMap((one) => one.faults), ...claimedTwice(kept, manifests)];
	if (all.length) throw new DataFaults(data, all);
	const isListed = new Set(
		manifests
			.filter(({ dataset }) => releaseOf(dataset.terms, audience) === 'rows')
			.map(({ dataset }) => dataset.id)
	);
	const named = decisions.same.filter(({ imported }) => isListed.has(imported.split(':')[0] ?? ''));
	const datasets = [...kept.datasets, ...manifests.map(({ dataset }) => dataset)];
	const isCounted = new Set(partDatasets(datasets, audience).countedOnly);
	const redactor = createRedactor(redactions, () => aroundOf(kept));
	const records = releaseRecords(
		redactRecords(kept, redactor),
		audience,
		named.map(({ group }) => group)
	);

	const db = new Database(path);
	const aliases = createAliases();
	try {
		// The file is synced whole before it is put in its place; until then a crash may lose it.
		db.pragma('journal_mode = OFF');
		db.pragma('synchronous = OFF');
		db.pragma('cache_size = -65536');
		createGeoPackage(db);
		const territory = createTerritory(records.regions);
		const recorder = createRecorder(db, territory.get);
		const order = createRowOrder(records.regions);
		const sightings = createSightings(records.regions);
		const release = createRelease(records, audience, published.publishing);
		let count = 0;
		const put = (record: AnyRecord, n: number) => {
			order.see(record, n);
			if (record.kind === 'incident' && !isCounted.has(record.dataset)) sightings.see(record, n);
			count++;
		};
		db.exec('BEGIN');
		for (const record of [...records.incidents, ...records.statements, ...records.presences])
			put(record, recorder.add(record.kind, record.id, record));
		let bytes = 0;
		const total = bytesOf(manifests);
		const gathered = await gather(manifests, {
			store,
			recorder,
			audience,
			...(options.heard !== undefined && { heard: options.heard }),
			aliases,
			groups: new Set(records.groups.map(({ id }) => id)),
			types: new Set(records.types.map(({ id }) => id)),
			same: new Map(decisions.same.map(({ imported, group }) => [imported, group])),
			place: createPlacing(territory),
			publish: (incident, share) => {
				const left = redactor.apply('incident', incident);
				return left && release(left, share);
			},
			put: (incident, n) => put(incident, n),
			hear: options.hear ?? (() => {}),
			read: (more) => {
				bytes += more;
				progress({ stage: 'reading', done: bytes, all: total, records: count });
			}
		});
		const lists = joinLists(records, gathered);
		for (const list of LISTS)
			for (const record of lists[list]) recorder.add(KIND_OF_LIST[list], record.id, record);
		applyDecisions(
			db,
			recorder,
			duplicates.decisions.map((decision) => inAliases(decision, aliases))
		);

		const id = hashRecords(
			db
				.prepare('SELECT kind, id, hash FROM records ORDER BY kind, id')
				.iterate() as Iterable<Hashed>,
			audience
		);
		const counts = { incident: 0, statement: 0, presence: 0 };
		const reader = createReader(db, territory.get);
		const rows = KINDS.map((kind) => {
			const numbers = db
				.prepare('SELECT n FROM records WHERE kind = ? ORDER BY id')
				.pluck()
				.all(kind);
			const ordered = order.rowsOf(Uint32Array.from(numbers as number[]));
			counts[kind] = ordered.length;
			return [kind, ordered] as const;
		});
		// Before the rows: what was held to find pairs makes way for what rows need.
		writePairs(db, sightings, reader, lists);
		sightings.forget();
		order.forget();
		const lastChange = await writeRows(db, rows, { lists, reader, progress });
		writeLists(db, lists, lastChange);
		writeNames(db, lists.regions, isCounted);
		const meta = db.prepare('INSERT INTO meta VALUES (?, ?)');
		meta.run('id', id);
		meta.run('audience', audience);
		meta.run('inputs', stamps.inputs);
		meta.run('data', stamps.data);
		meta.run('counts', JSON.stringify(counts));
		meta.run('lastChange', lastChange);
		meta.run('redacted', JSON.stringify(redactions.map(digestOf).sort()));
		db.exec('COMMIT');
		db.close();
		return { id, counts, groups: [...lists.groups, ...gathered.unlisted] };
	} finally {
		if (db.open) db.close();
		aliases.close();
	}
}
