// The records nearest to one, in space and in time.
import distance from '@turf/distance';
import type { Incident } from '../domain/incident.ts';
import type { Records } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import type { Nearby } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import { byDay, dayOf, inMemory } from './memory.ts';
import { rowOf } from './rows.ts';
import { shapeOf } from './shape.ts';
import type { Finder } from './snapshot/finder.ts';

/** How many are shown of the nearest in space, and of each kind of the nearest in time. */
const MOST_PLACED = 5;
const MOST_DATED = 3;

const statementsByDay = new WeakMap<Records, ReturnType<typeof byDay<Statement>>>();

function statementsOf(records: Records) {
	const known = statementsByDay.get(records) ?? byDay(records.statements);
	statementsByDay.set(records, known);
	return known;
}

const kmBetween = (a: [number, number] | null, b: [number, number] | null): number | null =>
	a && b ? distance(a, b, { units: 'kilometers' }) : null;

/**
 * The incidents nearest in kilometres and the incidents and statements nearest in days, without those of
 * `except`; nearest first, those without a distance last. Distances are taken between positions alone.
 */
export function nearbyOf(
	record: Incident,
	records: Records,
	except: ReadonlySet<string> = new Set(),
	finder: Finder = inMemory(records).finder
): Nearby[] {
	const { position } = shapeOf(record, records);
	const day = dayOf(record);
	const others = new Set([record.id, ...except]);
	const found = new Map<string, AnyRecord>();
	const keep = (some: readonly AnyRecord[]) =>
		some.forEach((one) => found.set(`${one.kind} ${one.id}`, one));
	if (position) keep(finder.near(position, MOST_PLACED, others));
	if (day !== null) {
		keep(finder.around(day, MOST_DATED, others));
		keep(statementsOf(records)(day, MOST_DATED, others));
	}
	const far = (value: number | null) => value ?? Infinity;
	return [...found.values()]
		.map((other) => {
			const theirs = dayOf(other);
			const km = kmBetween(position, shapeOf(other, records).position);
			const days = day === null || theirs === null ? null : theirs - day;
			return { row: rowOf(other, records), km: km === null ? null : Math.round(km), days };
		})
		.sort((a, b) => {
			if (a.km !== b.km) return far(a.km) < far(b.km) ? -1 : 1;
			return Math.abs(far(a.days)) - Math.abs(far(b.days)) || 0;
		});
}
