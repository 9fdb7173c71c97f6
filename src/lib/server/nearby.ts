// The records nearest to one, in space and in time.
import distance from '@turf/distance';
import { dayNumber } from '../domain/period.ts';
import type { Records } from '../domain/records.ts';
import type { Nearby } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import { rowOf } from './rows.ts';
import { shapeOf } from './shape.ts';

/** Kilometres of a degree of latitude, a little short, so that nothing nearer is passed over. */
const KM_PER_DEGREE = 111;

/** A record with the number it is sorted by: its latitude or its day. */
interface Entry {
	record: AnyRecord;
	at: number;
	position: [number, number] | null;
}
interface Sorted {
	/** Incidents with a position, by latitude. */
	placed: Entry[];
	/** Incidents and statements dated to a day, by day. */
	dated: { incident: Entry[]; statement: Entry[] };
}

/** The day a record is dated to, in days since 1970; null where it may have been another. */
export function dayOf({ period }: AnyRecord): number | null {
	const { earliest, latest } = period;
	return earliest && earliest === latest ? dayNumber(earliest) : null;
}

const sorted = new WeakMap<Records, Sorted>();

function sortedOf(records: Records): Sorted {
	const known = sorted.get(records);
	if (known) return known;
	const entry = (record: AnyRecord, at: number | null | undefined): Entry[] =>
		at === null || at === undefined
			? []
			: [{ record, at, position: shapeOf(record, records).position }];
	const order = (entries: Entry[]) => entries.sort((a, b) => a.at - b.at);
	const made: Sorted = {
		placed: order(records.incidents.flatMap((r) => entry(r, shapeOf(r, records).position?.[1]))),
		dated: {
			incident: order(records.incidents.flatMap((r) => entry(r, dayOf(r)))),
			statement: order(records.statements.flatMap((r) => entry(r, dayOf(r))))
		}
	};
	sorted.set(records, made);
	return made;
}

/** The `most` entries of least cost; `least` is the cost that an entry this far along cannot undercut. */
function nearest(
	entries: Entry[],
	at: number,
	most: number,
	costOf: (entry: Entry) => number | null,
	leastOf: (gap: number) => number
): Entry[] {
	const found: { entry: Entry; cost: number }[] = [];
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
	return found.map(({ entry }) => entry);
}

const kmBetween = (a: [number, number] | null, b: [number, number] | null): number | null =>
	a && b ? distance(a, b, { units: 'kilometers' }) : null;

/**
 * The incidents nearest in kilometres and the incidents and statements nearest in days, without those of
 * `except`; nearest first, those without a distance last. Distances are taken between positions alone.
 */
export function nearbyOf(
	record: AnyRecord,
	records: Records,
	except: ReadonlySet<string> = new Set()
): Nearby[] {
	const { placed, dated } = sortedOf(records);
	const { position } = shapeOf(record, records);
	const day = dayOf(record);
	const isOther = ({ record: other }: Entry) => other.id !== record.id && !except.has(other.id);

	const found = new Map<string, Entry>();
	const keep = (entries: Entry[]) =>
		entries.forEach((entry) => found.set(`${entry.record.kind} ${entry.record.id}`, entry));
	if (position) {
		const km = (entry: Entry) => (isOther(entry) ? kmBetween(position, entry.position) : null);
		keep(nearest(placed, position[1], 5, km, (gap) => gap * KM_PER_DEGREE));
	}
	if (day !== null) {
		const days = (entry: Entry) => (isOther(entry) ? Math.abs(entry.at - day) : null);
		for (const entries of [dated.incident, dated.statement])
			keep(nearest(entries, day, 3, days, (gap) => gap));
	}
	const far = (value: number | null) => value ?? Infinity;
	return [...found.values()]
		.map((entry) => {
			const theirs = dayOf(entry.record);
			const km = kmBetween(position, entry.position);
			const days = day === null || theirs === null ? null : theirs - day;
			return { row: rowOf(entry.record, records), km: km === null ? null : Math.round(km), days };
		})
		.sort((a, b) => {
			if (a.km !== b.km) return far(a.km) < far(b.km) ? -1 : 1;
			return Math.abs(far(a.days)) - Math.abs(far(b.days)) || 0;
		});
}
