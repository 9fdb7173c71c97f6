import type { Incident } from '../domain/incident.ts';
import { formatPeriod } from '../domain/period.ts';
import type { Presence } from '../domain/presence.ts';
import type { Records } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import { reportedOf } from '../domain/tally.ts';
import type { Row } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import { classOf, directoryOf, regionsUp, type Directory } from './directory.ts';
import { shapeOf } from './shape.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Where nothing is known of a place. */
export const NOWHERE = 'place unknown';

/** The short name of where a record lies: its own, else its region's. */
export const placeNameOf = (directory: Directory, { location }: AnyRecord): string =>
	location.name ?? regionsUp(directory, location.region)[0]?.name ?? NOWHERE;

function named({ groups }: Directory, id: string): { id: string; name: string } {
	return { id, name: groups.get(id)?.name ?? id };
}

function ofIncident(directory: Directory, incident: Incident) {
	const seen = new Map<string, Row['groups'][number]>();
	for (const { group, role, standing } of incident.attributions)
		seen.set(`${group} ${role} ${standing}`, { ...named(directory, group), role, standing });
	return {
		class: classOf(directory, incident.type),
		type: directory.types.get(incident.type)?.label ?? incident.type,
		killed: reportedOf(incident.casualties, 'killed'),
		groups: [...seen.values()]
	};
}

const ofStatement = (directory: Directory, { type, speaker }: Statement) => ({
	class: 'statement',
	type: capital(type),
	killed: null,
	groups: [{ ...named(directory, speaker), role: null, standing: null }]
});

const ofPresence = (directory: Directory, { activity, group }: Presence) => ({
	class: 'presence',
	type: `Presence · ${activity}`,
	killed: null,
	groups: [{ ...named(directory, group), role: null, standing: null }]
});

/** A record as one line of a list. */
export function rowOf(record: AnyRecord, records: Records): Row {
	const directory = directoryOf(records);
	const { kind, id, title, period, location } = record;
	const own =
		kind === 'incident'
			? ofIncident(directory, record)
			: kind === 'statement'
				? ofStatement(directory, record)
				: ofPresence(directory, record);
	return {
		kind,
		id,
		title,
		...own,
		when: formatPeriod(period),
		earliest: period.earliest,
		latest: period.latest,
		place: placeNameOf(directory, record),
		precision: location.precision,
		placed: shapeOf(record, records).drawing !== 'not placed'
	};
}
