// Everything that the page, the panel and the data address of one record show. Null for an unknown id.
import type { Records } from '../domain/records.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { IncidentDetail, Lookup, PresenceDetail, StatementDetail } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, type Directory } from './directory.ts';
import { groupIdsIn, groupLinesOf, lookupOf, whereOf, withoutGeometry } from './lookup.ts';
import { nearbyOf } from './nearby.ts';
import { rowOf } from './rows.ts';
import { shapeOf } from './shape.ts';

/** The part of the atlas that details are read from. */
export type Holder = Pick<Atlas, 'records' | 'record' | 'finder'>;

function addRows(look: Lookup, others: AnyRecord[], records: Records): Lookup {
	for (const other of others) look.rows[other.id] = rowOf(other, records);
	return look;
}

const present = <T>(things: (T | undefined)[]): T[] =>
	things.filter((thing) => thing !== undefined);

/** An incident as its card shows it. */
export function incidentDetail(
	{ records, record, finder }: Holder,
	id: string
): IncidentDetail | null {
	const directory = directoryOf(records);
	const incident = record('incident', id);
	if (!incident) return null;
	const claims = incident.attributions.map(({ statement }) =>
		directory.statements.get(statement ?? '')
	);
	const statements = [...new Set([...present(claims), ...(directory.speaking.get(id) ?? [])])];
	const groups = groupLinesOf(records, [
		...incident.attributions.map(({ group }) => group),
		...statements.map(({ speaker }) => speaker)
	]);
	const look = lookupOf(records, [incident, ...statements, ...groups], groupIdsIn(groups), [
		incident.location.region
	]);
	const { area } = shapeOf(incident, records);
	const sharing = area === null ? [] : (areasOf(records).get(area)?.presences ?? []);
	return {
		record: withoutGeometry(incident),
		row: rowOf(incident, records),
		where: whereOf(incident, records),
		statements,
		around: nearbyOf(incident, records, new Set(statements.map(({ id: one }) => one)), finder),
		sharing: sharing.map((other) => rowOf(other, records)),
		groups,
		dataset: directory.datasets.get(incident.dataset) ?? null,
		look: addRows(look, statements, records)
	};
}

/** A statement as its card shows it. */
export function statementDetail({ records, record }: Holder, id: string): StatementDetail | null {
	const directory = directoryOf(records);
	const statement = directory.statements.get(id);
	if (!statement) return null;
	const groups = groupLinesOf(records, [statement.speaker]);
	const incidents = present(
		statement.incidents.map((other) => record('incident', other) ?? undefined)
	);
	const look = lookupOf(records, [statement, ...groups], groupIdsIn(groups), [
		statement.location.region
	]);
	return {
		record: statement,
		row: rowOf(statement, records),
		where: whereOf(statement, records),
		groups,
		dataset: directory.datasets.get(statement.dataset) ?? null,
		look: addRows(look, incidents, records)
	};
}

interface Neighbours {
	presences: Presence[];
	incidents: Incident[];
}
const areas = new WeakMap<Records, Map<string, Neighbours>>();

/** The presences of each area, and the incidents of layers known to just that area. */
function areasOf(records: Records): Map<string, Neighbours> {
	const known = areas.get(records);
	if (known) return known;
	const made = new Map<string, Neighbours>();
	for (const presence of records.presences) {
		const { area } = shapeOf(presence, records);
		if (area === null) continue;
		const found = made.get(area);
		if (found) found.presences.push(presence);
		else made.set(area, { presences: [presence], incidents: [] });
	}
	for (const incident of records.incidents) {
		const { area } = shapeOf(incident, records);
		if (area !== null) made.get(area)?.incidents.push(incident);
	}
	areas.set(records, made);
	return made;
}

/** The most incidents of an area that a card lists. */
const MOST_INSIDE = 200;

/** A region and all that lie in it. */
function regionsIn(id: string, { regions, children }: Directory): string[] {
	const found = new Set(regions.has(id) ? [id] : []);
	for (const each of found) for (const child of children.get(each) ?? []) found.add(child.id);
	return [...found];
}

/** A presence as its card shows it, with all others said to be in the same area. */
export function presenceDetail({ records, finder }: Holder, id: string): PresenceDetail | null {
	const directory = directoryOf(records);
	const presence = directory.presences.get(id);
	if (!presence) return null;
	const { area } = shapeOf(presence, records);
	const near = area === null ? undefined : areasOf(records).get(area);
	const sharing = near?.presences ?? [presence];
	const inside = finder.within(area === null ? [] : regionsIn(area, directory), MOST_INSIDE);
	const incidents = new Map([...(near?.incidents ?? []), ...inside].map((one) => [one.id, one]));
	const groups = groupLinesOf(records, [presence.group, ...sharing.map(({ group }) => group)]);
	const hosts = sharing.flatMap(({ host }) => (host ? [host] : []));
	const look = lookupOf(
		records,
		[presence, ...groups],
		[...groupIdsIn(groups), ...hosts],
		[presence.location.region]
	);
	return {
		record: withoutGeometry(presence),
		row: rowOf(presence, records),
		where: whereOf(presence, records),
		sharing: sharing.map((other) => rowOf(other, records)),
		incidents: [...incidents.values()].map((incident) => rowOf(incident, records)),
		groups,
		dataset: directory.datasets.get(presence.dataset) ?? null,
		look
	};
}
