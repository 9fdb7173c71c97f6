// Records that are all in memory, found as those of a snapshot are.
import distance from '@turf/distance';
import type { Store } from '../columns/store.ts';
import { dayNumber } from '../domain/period.ts';
import type { Kind, Records } from '../domain/records.ts';
import type { AnyRecord, RecordOf } from '../query/engine.ts';
import { directoryOf } from './directory.ts';
import { shapeOf } from './shape.ts';
import type { Finder } from './snapshot/finder.ts';

/** Kilometres of a degree of latitude, a little short, so that nothing nearer is passed over. */
const KM_PER_DEGREE = 111;

/** A record with the number it is sorted by: its latitude or its day. */
interface Entry<T extends AnyRecord = AnyRecord> {
	record: T;
	at: number;
	position: [number, number] | null;
}

/** The day a record is dated to, in days since 1970; null where it may have been another. */
export function dayOf({ period }: AnyRecord): number | null {
	const { earliest, latest } = period;
	return earliest && earliest === latest ? dayNumber(earliest) : null;
}

/** The `most` entries of least cost; `least` is the cost that an entry this far along cannot undercut. */
function nearest<T extends AnyRecord>(
	entries: readonly Entry<T>[],
	at: number,
	most: number,
	costOf: (entry: Entry<T>) => number | null,
	leastOf: (gap: number) => number
): T[] {
	const found: { entry: Entry<T>; cost: number }[] = [];
	let above = entries.findIndex((entry) => entry.at >= at);
	if (above < 0) above = entries.length;
	let below = above - 1;
	while (below >= 0 || above < entries.length) {
		const low = entries[below];
		const high = entries[above];
		const down = low && (!high || at - low.at <= high.at - at);
		const entry = down ? low : high;
		if (!entry) break;
		const worst = found[most - 1];
		if (worst && leastOf(Math.abs(entry.at - at)) > worst.cost) break;
		if (down) below--;
		else above++;
		const cost = costOf(entry);
		if (cost === null) continue;
		found.push({ entry, cost });
		found.sort((a, b) => a.cost - b.cost);
		found.length = Math.min(found.length, most);
	}
	return found.map(({ entry }) => entry.record);
}

/** Records of one kind by their days, and those nearest to a day; nearest first. */
export function byDay<T extends AnyRecord>(records: readonly T[]) {
	const entries = records
		.flatMap((record): Entry<T>[] => {
			const at = dayOf(record);
			return at === null ? [] : [{ record, at, position: null }];
		})
		.sort((a, b) => a.at - b.at);
	return (day: number, most: number, except: ReadonlySet<string>): T[] =>
		nearest(
			entries,
			day,
			most,
			({ record, at }) => (except.has(record.id) ? null : Math.abs(at - day)),
			(gap) => gap
		);
}

/** Finds incidents among all of them. */
function createFinder(records: Records): Finder {
	const around = byDay(records.incidents);
	const placed = records.incidents
		.flatMap((record) => {
			const { position } = shapeOf(record, records);
			return position ? [{ record, at: position[1], position }] : [];
		})
		.sort((a, b) => a.at - b.at);
	return {
		around,
		near: ([lon, lat], most, except) =>
			nearest(
				placed,
				lat,
				most,
				({ record, position }) =>
					except.has(record.id) || !position ? null : distance([lon, lat], position),
				(gap) => gap * KM_PER_DEGREE
			),
		within: (regions, most) => {
			const wanted = new Set(regions);
			return records.incidents
				.filter(({ location }) => wanted.has(location.region ?? ''))
				.slice(0, most);
		}
	};
}

/** What is all in memory, with the ways to find records in it; made once. */
export interface InMemory {
	records: Records;
	record: Store['record'];
	finder: Finder;
}

const made = new WeakMap<Records, InMemory>();

/** Records that are all in memory. */
export function inMemory(records: Records): InMemory {
	const known = made.get(records);
	if (known) return known;
	const { incidents, statements, presences } = directoryOf(records);
	const byKind = { incident: incidents, statement: statements, presence: presences };
	let finder: Finder | undefined;
	const memory: InMemory = {
		records,
		record: <K extends Kind>(kind: K, id: string) =>
			(byKind[kind].get(id) as RecordOf[K] | undefined) ?? null,
		get finder() {
			return (finder ??= createFinder(records));
		}
	};
	made.set(records, memory);
	return memory;
}
