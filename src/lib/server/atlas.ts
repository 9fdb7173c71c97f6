// What the server answers from: the current snapshot, others on request. A snapshot that becomes the current one
// while the server runs is opened beside the one before, which answers until then and those who still read it.
import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
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
import { NotLoaded } from './clickhouse/engine.ts';
import { config } from './config.ts';
import { readData } from './data.ts';
import { propertyReader } from './flat/reader.ts';
import { readGazetteer } from './gazetteer.ts';
import { readManifests } from './imports/manifest.ts';
import { servedMeanwhile } from './meanwhile.ts';
import { inMemory } from './memory.ts';
import { say } from './operating/log.ts';
import { digestOf } from './reply.ts';
import { createRedactor, redactRecords, type Redactor } from './redacting.ts';
import { aroundOf, releaseRecords } from './release.ts';
import { DataFaults } from './snapshot/build.ts';
import { Busy } from './snapshot/lock.ts';
import type { Finder } from './snapshot/finder.ts';
import { NO_NAMES, type Names } from './snapshot/names.ts';
import { fetchBehind, keepStep } from './replica/behind.ts';
import { openSnapshot, type Now } from './snapshot/open.ts';
import { ensureSnapshot } from './snapshot/publish.ts';
import {
	faultOf,
	fileOf,
	isFor,
	isId,
	prunedIds,
	readCurrent,
	stampOfPointer
} from './snapshot/shelf.ts';
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
/** How many snapshots that are not the current one are kept open. */
const MOST_PINNED = 2;

let opened: Promise<Atlas> | undefined;
let gazetteer: Promise<Place[]> | undefined;
let [looked, seen] = [0, ''];
let looking: Promise<void> | undefined;
const pinned = new Map<string, Promise<Atlas>>();

const editionOf = (id: string) => (takenOut().digest ? `${id}.${takenOut().digest}` : id);

async function open(id: string, faults: Fault[] = [], terms?: Now['terms']): Promise<Atlas> {
	const { data, store, audience, clickhouse } = config();
	const places = await (gazetteer ??= readGazetteer(data));
	const now = {
		redactions: takenOut().redactions,
		...(terms && { terms }),
		...(clickhouse && { clickhouse: asking(clickhouse) })
	};
	const opened = await openSnapshot(fileOf(store, id), id, audience, now);
	return { ...opened, places, faults, edition: editionOf(id) };
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
		pinned.clear();
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
		pinned.clear();
	}
}

/** The atlas of the current snapshot; built at the first call where there is none or something changed. */
export async function atlas(): Promise<Atlas> {
	if (!opened) {
		opened = start();
		// A start that failed is tried again at the next call.
		opened.catch(() => (opened = undefined));
		return refusing(opened);
	}
	const now = performance.now();
	if (!looking && now - looked >= LOOK_EVERY) {
		looked = now;
		looking = look()
			.catch((problem: unknown) => say(`The next snapshot cannot be opened: ${String(problem)}`))
			.finally(() => (looking = undefined));
	}
	return refusing(opened);
}

/** Has the current snapshot served at once, for who knows that there is another one. */
export async function catchUp(): Promise<void> {
	await atlas();
	await looking;
	await look();
}

/** Why a snapshot cannot be had: it never was here (404), lies on the disk but not where answers come from (409), was taken away (410) or may not be shown now (503). */
export interface Unheld {
	status: 404 | 409 | 410 | 503;
	message: string;
}

/** Whether a snapshot lies on the shelf. */
const holds = async (id: string): Promise<boolean> =>
	!!(await stat(fileOf(config().store, id)).catch(() => null));

/** The atlas of a snapshot that an address names, of the current one where it names none. */
export async function atlasAt(asked: string | null): Promise<Atlas | Unheld> {
	const known = await atlas();
	if (!asked || asked === known.engine.snapshot) return known;
	const { store, audience } = config();
	const shown = asked.slice(0, 80);
	if (isId(asked)) {
		if (takenOut().isLost) {
			const file = 'What was taken out of older data cannot be read from redactions.json';
			return { status: 503, message: `${file}: until it can, only the current data is shown.` };
		}
		const held = pinned.get(asked);
		if (held) return whereLoaded(held);
		const isHeld = (await holds(asked)) || (await fetchBehind(asked));
		const fault = isHeld && (await faultOf(store, { id: asked }, undefined, true));
		if (fault) {
			say(`The snapshot ${asked} is not used: ${fault}.`);
			return { status: 503, message: `The data with the id “${shown}” is damaged on the disk.` };
		}
		// Another audience's snapshot is not spoken of, as if it were not there.
		if (isHeld && isFor(store, asked, audience)) return whereLoaded(openPinned(asked));
		if ((await prunedIds(store)).has(asked))
			return { status: 410, message: `The data with the id “${shown}” is no longer kept.` };
	}
	const message = `This atlas holds no data with the id “${shown}”; the current is ${known.engine.snapshot}.`;
	return { status: 404, message };
}

/** An older snapshot; of a dataset whose terms let out less now, no more is let out than now. */
async function openByTerms(id: string): Promise<Atlas> {
	const manifests = await readManifests(config().store);
	const terms = new Map(manifests.map(({ dataset }) => [dataset.id, dataset.terms]));
	const known = await open(id, [], terms);
	// Its answers change with the terms, so that what was answered under others is not taken for them.
	return { ...known, edition: `${known.edition}.${digestOf([...terms].flat())}` };
}

/** An older snapshot; a refusal where the engine has not got it, since to ask again will not do. */
async function whereLoaded(opening: Promise<Atlas>): Promise<Atlas | Unheld> {
	const missing = await opening.then(
		() => null,
		(problem: unknown) => (problem instanceof NotLoaded ? problem : null)
	);
	return missing ? { status: 409, message: missing.message } : refusing(opening);
}

function openPinned(id: string): Promise<Atlas> {
	const opening = openByTerms(id);
	pinned.set(id, opening);
	opening.catch(() => pinned.delete(id));
	for (const [oldest] of pinned) {
		if (pinned.size <= MOST_PINNED) break;
		pinned.delete(oldest);
	}
	return opening;
}
