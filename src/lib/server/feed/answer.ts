// Answers /feed.atom: what is new and what was corrected in a view.
import { dayNumber } from '../../domain/period.ts';
import { feedHref } from '../../query/feed.ts';
import { hrefOf, initialView, type View } from '../../query/view.ts';
import { ask } from '../ask.ts';
import type { Atlas } from '../atlas.ts';
import { atlasAt } from '../pinned.ts';
import { dayOfData } from '../caption.ts';
import { compare, MOST_COMPARED } from '../changes/compare.ts';
import { config } from '../config.ts';
import { directoryOf } from '../directory.ts';
import { aboutOf } from '../export/about.ts';
import { replyCached } from '../reply.ts';
import { rowOf } from '../rows.ts';
import { listSnapshots } from '../snapshot/shelf.ts';
import { formatFeed, type Entry } from './atom.ts';
import { entriesOf, entryOfRow, type Made } from './entries.ts';

/** Incidents and corrections that a feed holds. */
const [NEWEST, CORRECTIONS] = [50, 200];
/** How many states of the data before the current one are compared, each with the next. */
const STEPS = 2;

/** The state asked for and those held before it, newest first. */
async function statesOf(known: Atlas): Promise<Made[]> {
	const shelved = (await listSnapshots(config().store)).reverse();
	const at = shelved.findIndex(({ id }) => id === known.engine.snapshot);
	const own = { known, made: shelved[at]?.made ?? new Date(0).toISOString() };
	const states: Made[] = [own];
	for (const { id, made } of at < 0 ? [] : shelved.slice(at + 1, at + 1 + STEPS)) {
		const older = await atlasAt(id);
		if ('status' in older) break;
		states.push({ known: older, made });
	}
	return states;
}

/** What changed from each state to the next; `isWhole` where nothing was too much to be compared. */
async function corrected(states: readonly Made[], { filter }: View, origin: string) {
	const entries: Entry[] = [];
	let isWhole = true;
	for (const [index, newer] of states.slice(0, -1).entries()) {
		const changes = await compare(states[index + 1]!.known, newer.known, filter);
		if (changes) entries.push(...entriesOf(newer, changes, origin));
		else isWhole = false;
	}
	return { entries, isWhole };
}

/** The beginning of a day, as RFC 3339; of all days where none is known. */
const timeOf = (day: string | null): string =>
	new Date(dayNumber(day ?? '1970-01-01') * 86_400_000).toISOString();

/** The newest incidents; what is not told to be new is dated as its dataset is, or as all the data. */
async function newest(known: Atlas, { filter }: View, origin: string): Promise<Entry[]> {
	const { engine, records } = known;
	const { datasets } = directoryOf(records);
	const page = await engine.page(filter, { kind: 'incident', order: 'newest', limit: NEWEST });
	return page.items.map((record) => {
		const made = timeOf(datasets.get(record.dataset)?.retrieved ?? dayOfData(known));
		return entryOfRow({ known, made }, rowOf(record, records), origin);
	});
}

async function feedOf(known: Atlas, view: View, origin: string): Promise<string> {
	const [own, ...before] = await statesOf(known);
	const [about, changes, fresh] = await Promise.all([
		aboutOf(known, view, origin),
		corrected([own!, ...before], view, origin),
		newest(known, view, origin)
	]);
	const told = changes.entries.slice(0, CORRECTIONS);
	const ids = new Set(told.map(({ id }) => id));
	const entries = [...told, ...fresh.filter(({ id }) => !ids.has(id))];
	entries.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
	const untold = changes.isWhole
		? []
		: [
				`The view holds more than ${MOST_COMPARED} records of a kind: its corrections are told where it is narrower.`
			];
	return formatFeed({
		self: origin + feedHref(view),
		alternate: origin + hrefOf({ ...initialView, filter: view.filter }, {}, '/'),
		title: about.title,
		subtitle: ['New incidents and corrections.', ...untold, ...about.left].join(' '),
		// Not when the snapshot was built: what is built anew of the same data is nothing new.
		updated: entries[0]?.updated ?? timeOf(dayOfData(known)),
		rights: about.licences.join(' '),
		entries
	});
}

/** The feed of the view of an address. */
export async function answerFeed({ url, request }: { url: URL; request: Request }) {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	const cacheable = {
		of: [known.edition, url.origin, feedHref(view)],
		type: 'application/atom+xml; charset=utf-8',
		isPinned: view.snapshot !== null
	};
	return replyCached(request, cacheable, () => feedOf(known, view, url.origin));
}
