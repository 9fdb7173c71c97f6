// What the server answers from: the current snapshot. A snapshot that becomes the current one
// while the server runs is opened beside the one before, which answers until then and those who still read it.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { createEngine } from '../columns/engine.ts';
import type { Store } from '../columns/store.ts';
import { partDatasets } from '../domain/audience.ts';
import type { Fault } from '../domain/fault.ts';
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Engine } from '../query/engine.ts';
import { forAudience, listedOf } from './audience.ts';
import { snapshotOf } from './canonical.ts';
import { asking } from './clickhouse/connect.ts';
import { config } from './config.ts';
import { readData } from './data.ts';
import { propertyReader } from './flat/reader.ts';
import { readGazetteer } from './gazetteer.ts';
import { readManifests } from './imports/manifest.ts';
import { servedMeanwhile } from './meanwhile.ts';
import { inMemory } from './memory.ts';
import { say } from './operating/log.ts';
import { inTime } from './patience.ts';
import { digestOf } from './reply.ts';
import { createRedactor, redactRecords, type Redactor } from './redacting.ts';
import { aroundOf, releaseRecords } from './release.ts';
import { DataFaults } from './snapshot/build.ts';
import { Busy } from './snapshot/lock.ts';
import type { Finder } from './snapshot/finder.ts';
import { NO_NAMES, type Names } from './snapshot/names.ts';
import { keepStep } from './replica/behind.ts';
import { openSnapshot, type Now } from './snapshot/open.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import { faultOf, fileOf, readCurrent, stampOfPointer } from './snapshot/shelf.ts';
import { takenOut, takeOut } from './taken.ts';
import { refusing } from './turn.ts';

/** All that the server answers from. */
export interface Atlas {
	/** What is kept in memory; of the incidents only those kept in layers by hand. */
	records: Records;
	/** Any record, whole. */
	record: Store['record'];
	finder: Finder;
	names: Names;
	engine: Engine;
	places: Place[];
	faults: Fault[];
	/** What was taken out of every form of the data. */
	redactor: Redactor;
	/** Changes whenever an answer may: with the snapshot and with what was taken out of it. */
	edition: string;
}

/** How often, in milliseconds, it is looked for another current snapshot. */
const LOOK_EVERY = 1000;
/** How long to wait, in milliseconds, before trying again while somebody else builds. */
const PATIENCE = 250;
/** How long a request waits for the first snapshot, in milliseconds; proxies give up after a minute. */
const MOST_WAIT = 50_000;

let opened: Promise<Atlas> | undefined;
let isOpen = false;
let gazetteer: Promise<Place[]> | undefined;
let [looked, seen] = [0, ''];
let looking: Promise<void> | undefined;
/** How often older snapshots had to be opened anew: what holds of them has changed. */
let changes = 0;

const editionOf = (id: string) => (takenOut().digest ? `${id}.${takenOut().digest}` : id);

async function open(id: string, faults: Fault[] = [], terms?: Now['terms']): Promise<Atlas> {
	const { data, store, audience, clickhouse } = config();
	const reading = (gazetteer ??= readGazetteer(data));
	const now = {
		redactions: takenOut().redactions,
		...(terms && { terms }),
		...(clickhouse && { clickhouse: asking(clickhouse) })
	};
	const opened = await openSnapshot(fileOf(store, id), id, audience, now);
	return { ...opened, places: await reading, faults, edition: editionOf(id) };
}

/** Where no snapshot can be had: the sound part of the data as it is, in memory alone. */
async function openData(): Promise<Atlas> {
	const { data, audience } = config();
	const [{ records: kept, faults }, places] = await Promise.all([
		readData(data),
		readGazetteer(data)
	]);
	const redactor = createRedactor(takenOut().redactions, () => aroundOf(kept));
	const records = releaseRecords(redactRecords(kept, redactor), audience);
	const parted = partDatasets(records.datasets, audience);
	const engine = createEngine(records, {
		snapshot: snapshotOf(records),
		valuesOf: propertyReader(records)
	});
	const listed = inMemory(listedOf(records, parted));
	const edition = editionOf(engine.snapshot);
	const own = { names: NO_NAMES, places, faults, redactor, edition };
	return { ...listed, ...own, engine: forAudience(engine, parted) };
}

/** The snapshot before, where the data has faults and it is sound. */
async function openLast(problem: DataFaults): Promise<Atlas> {
	const { store, audience } = config();
	const current = await readCurrent(store);
	if (!current || (await faultOf(store, current, audience))) return openData();
	say(`${problem.message} The last good snapshot ${current.id} is served.`);
	return open(current.id, problem.faults);
}

/** The current snapshot of a source, or the one that was held last. */
async function startBehind(): Promise<Atlas> {
	const { store, audience, source } = config();
	await keepStep();
	await takeOut();
	seen = await stampOfPointer(store);
	const current = await readCurrent(store);
	const fault = current ? await faultOf(store, current, audience) : 'there is none';
	if (fault) throw new Error(`No snapshot of ${source} can be served: ${fault}.`);
	return open(current!.id);
}

async function start(): Promise<Atlas> {
	const { data, store, audience, source } = config();
	if (source) return startBehind();
	await takeOut();
	seen = await stampOfPointer(store);
	const meanwhile = takenOut().isLost ? null : await servedMeanwhile();
	if (meanwhile !== null) return openByTerms(meanwhile);
	for (;;)
		try {
			const { id, built, fault } = await ensureSnapshot({ data, store, audience });
			if (fault) say(`${fault} ${built ? 'It was built again as' : 'Instead there is'} ${id}.`);
			seen = await stampOfPointer(store);
			return await open(id);
		} catch (problem) {
			if (problem instanceof DataFaults) return openLast(problem);
			if (!(problem instanceof Busy)) throw problem;
			await setTimeout(PATIENCE);
		}
}

/**
 * Switches to the snapshot that is current on disk, where it is another one and sound; opens what is served anew
 * where something was taken out of the data.
 */
async function look(): Promise<void> {
	const { store, audience } = config();
	await keepStep();
	if (await takeOut()) {
		changes++;
		const served = await opened;
		if (served) opened = Promise.resolve(await open(served.engine.snapshot, served.faults));
	}
	const stamp = await stampOfPointer(store);
	if (stamp === seen) return;
	seen = stamp;
	const current = await readCurrent(store);
	if (!current || current.id === (await opened)?.engine.snapshot) return;
	const fault = await faultOf(store, current, audience, true);
	if (fault) say(`The snapshot ${current.id} is not used: ${fault}.`);
	else {
		const next = await open(current.id);
		opened = Promise.resolve(next);
		// With what was brought in, terms may have changed.
		changes++;
	}
}

/** Has the first snapshot opened, if nobody did; a start that failed is tried again at the next call. */
function opening(): Promise<Atlas> {
	if (opened) return opened;
	const first = start();
	first.then(
		() => (isOpen = true),
		() => (opened = undefined)
	);
	return (opened = first);
}

/** The atlas where a snapshot is open; null while the first one is being opened. Throws where none can be. */
export async function atlasIfOpen(): Promise<Atlas | null> {
	const next = opening();
	return isOpen ? next : Promise.race([next, setImmediate(null)]);
}

/** The atlas of the current snapshot; built at the first call where there is none or something changed. */
export async function atlas(): Promise<Atlas> {
	const next = opening();
	if (!isOpen) return refusing(inTime(next, MOST_WAIT));
	const now = performance.now();
	if (!looking && now - looked >= LOOK_EVERY) {
		looked = now;
		looking = look()
			.catch((problem: unknown) => say(`The next snapshot cannot be opened: ${String(problem)}`))
			.finally(() => (looking = undefined));
	}
	return refusing(next);
}

/** Has the current snapshot served at once, for who knows that there is another one. */
export async function catchUp(): Promise<void> {
	await atlas();
	await looking;
	await look();
}

/** An older snapshot; of a dataset whose terms let out less now, no more is let out than now. */
export async function openByTerms(id: string): Promise<Atlas> {
	const manifests = await readManifests(config().store);
	const terms = new Map(manifests.map(({ dataset }) => [dataset.id, dataset.terms]));
	const known = await open(id, [], terms);
	// Its answers change with the terms, so that what was answered under others is not taken for them.
	return { ...known, edition: `${known.edition}.${digestOf([...terms].flat())}` };
}

/** Another number whenever what was opened of older snapshots no longer holds. */
export const changesSoFar = (): number => changes;
