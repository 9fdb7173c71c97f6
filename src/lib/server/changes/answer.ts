// Answers what changed: in a view, between a state of the data and a later one.
import { formatView, parseView, type View } from '../../query/view.ts';
import { unknownValues } from '../ask.ts';
import { atlas } from '../atlas.ts';
import { atlasAt, type Unheld } from '../pinned.ts';
import { dayOfData } from '../caption.ts';
import { compare, type Change } from './compare.ts';
import { historyOf, type History } from './history.ts';
import { heldSnapshots, type HeldSnapshot } from './held.ts';

/** A state of the data: its id, and the ISO day as of which it stands. */
export interface Dated {
	id: string;
	day: string | null;
}

/** What changed between two states, or the states there are to choose from. */
export interface ChangesAnswer {
	view: View;
	/** The query string of the view, without the state of the data and what is open. */
	query: string;
	/** Sentences about what of the address cannot be used; then nothing is compared. */
	complaints: string[];
	older: Dated | null;
	newer: Dated;
	/** Null where there is too much to be compared, or nothing was asked. */
	changes: Change[] | null;
	held: HeldSnapshot[];
	/** What became of the record that the address names, where it names no state to compare with. */
	history: History | null;
}

/** The most changes that are told; `count` says how many there are. */
export const MOST_TOLD = 500;

/** Reads `since`, the older state, and `snapshot`, the newer one: the current if left out. */
export async function changesOf(params: URLSearchParams): Promise<ChangesAnswer | Unheld> {
	const since = params.get('since');
	const { view, faults } = parseView(params);
	const newer = await atlasAt(view.snapshot);
	if ('status' in newer) return newer;
	const older = since ? await atlasAt(since) : null;
	if (older && 'status' in older) return older;
	const complaints = [
		...faults.filter((fault) => fault.filter).map(({ message }) => message),
		...unknownValues(view.filter, newer.records)
	];
	const { selected } = view;
	const history = selected && !since ? await historyOf(await atlas(), selected) : null;
	if (history?.holding === 0)
		complaints.push(`No state of the data holds the ${selected?.kind} “${selected?.id}”.`);
	const dated = (one: typeof newer): Dated => ({
		id: one.engine.snapshot,
		day: dayOfData(one)
	});
	return {
		view,
		query: formatView({ ...view, snapshot: null, selected: null }),
		complaints,
		older: older && dated(older),
		newer: dated(newer),
		changes: older && !complaints.length ? await compare(older, newer, view.filter) : null,
		held: await heldSnapshots(newer),
		history
	};
}
