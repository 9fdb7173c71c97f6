// Brings a file into the atlas: keeps a copy, reads it with everything else into a new snapshot and publishes that,
// or leaves all as it was.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseOf, type Release } from '../domain/audience.ts';
import { FormatError } from '../formats/format.ts';
import { CUT_OFF } from '../formats/sheet.ts';
import { compareSnapshots, type Changes } from './imports/changes.ts';
import { suggestGroups, type Suggestion } from './imports/groups.ts';
import { copiesOf, folderOf, readManifest, readManifests } from './imports/manifest.ts';
import { createList } from './imports/list.ts';
import { datasetOf, joined, stepsOf, type Order } from './imports/order.ts';
import { createReport, type Report } from './imports/report.ts';
import { putText } from './snapshot/durable.ts';
import { takeLock } from './snapshot/lock.ts';
import { draftSnapshot, publish } from './snapshot/publish.ts';
import { fileOf, readCurrent, sweepShelf, faultOf } from './snapshot/shelf.ts';

/** What an import took. */
export interface Cost {
	seconds: number;
	/** Bytes of memory that the process had at most. */
	memory: number;
	/** Bytes of the snapshot; null where none was published. */
	bytes: number | null;
}

/** What came of an import; `snapshot` is null where nothing was published, and `refusal` says why. */
export interface Outcome extends Report, Changes {
	format: string | null;
	suggestions: Suggestion[];
	/** How much of the dataset the atlas lets out. */
	share: Release;
	snapshot: string | null;
	refusal: string | null;
	cost: Cost;
}

/** The share of rejected records above which nothing is published unasked. */
export const MOST_REJECTED = 0.05;

/** Every record of the last import that was rejected, a line of JSON each. */
const REJECTED = 'rejected.jsonl';
const none = { count: 0, ids: [] };

/** Takes away what no manifest names but the list of what was rejected; only for who holds the lock. */
async function sweepCopies(store: string, dataset: string): Promise<void> {
	const manifest = await readManifest(store, dataset);
	const folder = folderOf(store, dataset);
	const listed = await stat(join(folder, REJECTED)).catch(() => null);
	const named = new Set([
		...(manifest ? ['manifest.json', 'suggestions.json'] : []),
		...(manifest || listed?.size ? [REJECTED] : []),
		...(manifest ? copiesOf(manifest) : []).map(({ copy }) => copy)
	]);
	const names = await readdir(folder).catch(() => []);
	for (const name of names.filter((each) => !named.has(each)))
		await rm(join(folder, name), { force: true });
	if (!named.size) await rm(folder, { recursive: true, force: true });
}

const refusalOf = ({ read, rejected, reasons }: Report, order: Order): string | null => {
	if (order.file === undefined) return null;
	if (read === 0) return 'The file holds no record: nothing was published.';
	if (rejected === read) return 'Every record was rejected: nothing was published.';
	if (order.acceptRejected) return null;
	if (reasons.some(({ reason }) => reason.startsWith(CUT_OFF)))
		return 'The file is cut off within its last record: nothing was published. Fetch it again, or accept that with --accept-rejected.';
	if (rejected <= read * MOST_REJECTED) return null;
	const share = Math.round((1000 * rejected) / read) / 10;
	return `${rejected} of ${read} records were rejected, ${share} %, more than ${MOST_REJECTED * 100} %: nothing was published. Mend the file, or accept that with --accept-rejected.`;
};

/** The file of the snapshot before; null where there is none that can be compared. */
async function fileBefore({ store, audience = 'public' }: Order): Promise<string | null> {
	const current = await readCurrent(store);
	return current && !(await faultOf(store, current, audience)) ? fileOf(store, current.id) : null;
}

async function ingestLocked(order: Order): Promise<Outcome> {
	const began = performance.now();
	const costOf = (bytes: number | null): Cost => ({
		seconds: Math.round(performance.now() - began) / 1000,
		// Kilobytes, whatever the system counts in.
		memory: process.resourceUsage().maxRSS * 1024,
		bytes
	});
	const { data, store } = order;
	const { id } = order.dataset;
	await sweepShelf(store);
	await sweepCopies(store, id);
	const before = await readManifest(store, id);
	if (!before && order.file === undefined)
		throw new FormatError(`Nothing of ${id} was brought in yet: there is nothing to withdraw.`);
	const dataset = datasetOf(order, before);
	await mkdir(folderOf(store, id), { recursive: true });
	const { steps, format } = await stepsOf(order, dataset);
	const manifest = joined(before, dataset, steps, format);
	const others = (await readManifests(store)).filter((other) => other.dataset.id !== id);
	const report = createReport();
	const listed = createList(join(folderOf(store, id), REJECTED));
	const draft = await draftSnapshot({
		...{ data, store },
		manifests: [...others, manifest].sort((a, b) => (a.dataset.id < b.dataset.id ? -1 : 1)),
		...(order.audience && { audience: order.audience }),
		heard: id,
		...(order.progress && { progress: order.progress }),
		hear(reading, step) {
			if (step !== steps[0]) return;
			report.hear(reading);
			if (reading.kind === 'rejection') listed.put(reading);
		}
	});
	listed.end();
	const found = report.report();
	const refusal = refusalOf(found, order);
	const isOwn = (group: { id: string }) => group.id.startsWith(`${id}:`);
	const share = releaseOf(dataset.terms, order.audience ?? 'public');
	const suggestions = suggestGroups(
		draft.groups.filter(isOwn),
		draft.groups.filter((group) => !isOwn(group))
	);
	if (refusal) {
		await rm(draft.path, { force: true });
		return {
			...found,
			format,
			added: none,
			changed: none,
			removed: none,
			suggestions,
			share,
			snapshot: null,
			refusal,
			cost: costOf(null)
		};
	}
	const changes = compareSnapshots(id, draft.path, await fileBefore(order));
	const write = (name: string, value: unknown) =>
		putText(join(folderOf(store, id), name), JSON.stringify(value, null, '\t') + '\n');
	await publish(store, draft, async () => {
		await write('suggestions.json', suggestions);
		await write('manifest.json', manifest);
	});
	const { size } = await stat(fileOf(store, draft.id));
	return {
		...{ ...found, ...changes, format, suggestions, share },
		...{ snapshot: draft.id, refusal: null, cost: costOf(size) }
	};
}

/** Ids that no dataset can be brought under: they would be no folder, or part of an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Brings a file in. Throws Busy while another import is at work, FormatError where the file cannot be read as a
 * whole and DataFaults where the hand-kept data is broken; then nothing was changed.
 */
export async function ingest(order: Order): Promise<Outcome> {
	const { id } = order.dataset;
	if (!ID.test(id))
		throw new FormatError(
			`${JSON.stringify(id)} is no id of a dataset; expected letters, digits and - . _, as ucdp-ged.`
		);
	const release = takeLock(order.store, `import of ${id}`);
	try {
		return await ingestLocked(order);
	} finally {
		// What was copied and not taken in goes away again.
		await sweepCopies(order.store, id).catch(() => {});
		release();
	}
}
