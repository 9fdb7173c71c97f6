// Everything that the pages of a group and of a region show. Null for an unknown id.
import { ROLES, STANDINGS } from '../domain/standing.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Records } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import type { Attributed, GroupDetail, RegionDetail, Row } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { groupIdsIn, groupLinesOf, lookupOf, withoutGeometry } from './lookup.ts';
import { rowOf } from './rows.ts';

/** What the records hold of one group. */
export interface Holdings {
	incidents: Incident[];
	statements: Statement[];
	presences: Presence[];
	/** Presences of others in its areas. */
	guests: Presence[];
}

const holdings = new WeakMap<Records, Map<string, Holdings>>();

/** What the records hold of each group, by its id; made once. */
export function holdingsOf(records: Records): Map<string, Holdings> {
	const known = holdings.get(records);
	if (known) return known;
	const made = new Map<string, Holdings>();
	const of = (id: string): Holdings => {
		const had = made.get(id) ?? { incidents: [], statements: [], presences: [], guests: [] };
		made.set(id, had);
		return had;
	};
	for (const incident of records.incidents)
		for (const id of new Set(incident.attributions.map(({ group }) => group)))
			of(id).incidents.push(incident);
	for (const statement of records.statements) of(statement.speaker).statements.push(statement);
	for (const presence of records.presences) {
		of(presence.group).presences.push(presence);
		if (presence.host) of(presence.host).guests.push(presence);
	}
	holdings.set(records, made);
	return made;
}

/** Newest first; what has no latest day comes last. */
const newest = (a: Row, b: Row): number => ((a.latest ?? '') < (b.latest ?? '') ? 1 : -1);

const rowsOf = (found: readonly AnyRecord[], records: Records): Row[] =>
	found.map((record) => rowOf(record, records)).sort(newest);

/** The most rows that one list of a page holds. */
export const MOST_ROWS = 200;

function attributed(id: string, incidents: Incident[], records: Records): Attributed[] {
	return ROLES.flatMap((role) =>
		STANDINGS.flatMap((standing) => {
			const found = incidents.filter(({ attributions }) =>
				attributions.some(
					(one) => one.group === id && one.role === role && one.standing === standing
				)
			);
			const rows = rowsOf(found, records).slice(0, MOST_ROWS);
			return rows.length ? [{ role, standing, count: found.length, rows }] : [];
		})
	);
}

/** A group as its page shows it. */
export function groupDetail({ records }: Pick<Atlas, 'records'>, id: string): GroupDetail | null {
	const [line] = groupLinesOf(records, [id]);
	if (!line) return null;
	const held = holdingsOf(records).get(id);
	const { incidents = [], statements = [], presences = [], guests = [] } = held ?? {};
	return {
		...line,
		incidents: attributed(id, incidents, records),
		presences: rowsOf(presences, records).slice(0, MOST_ROWS),
		guests: rowsOf(guests, records).slice(0, MOST_ROWS),
		statements: rowsOf(statements, records).slice(0, MOST_ROWS),
		look: lookupOf(records, [line], groupIdsIn([line]))
	};
}

/** A region as its page shows it. */
export async function regionDetail(
	{ records, engine }: Pick<Atlas, 'records' | 'engine'>,
	id: string
): Promise<RegionDetail | null> {
	const directory = directoryOf(records);
	const found = directory.regions.get(id);
	if (!found) return null;
	const region = withoutGeometry(found);
	const filter = { region: { include: [id], exclude: [] } };
	const asked = { order: 'newest' as const, limit: MOST_ROWS };
	const [count, facets, incidents, possibly, presences, statements] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.page(filter, { ...asked, kind: 'incident' }),
		engine.page(filter, { ...asked, kind: 'incident', match: 'possibly' }),
		engine.page(filter, { ...asked, kind: 'presence' }),
		engine.page(filter, { ...asked, kind: 'statement' })
	]);
	const counts = new Map(facets.region.map((value) => [value.value, value.count]));
	const rows = (items: AnyRecord[]) => items.map((record) => rowOf(record, records));
	return {
		region,
		parents: regionsUp(directory, id).slice(1),
		children: (directory.children.get(id) ?? [])
			.map((child) => ({ id: child.id, name: child.name, incidents: counts.get(child.id) ?? 0 }))
			.sort((a, b) => b.incidents - a.incidents || a.name.localeCompare(b.name, 'en')),
		incidents: rows(incidents.items),
		possibly: rows(possibly.items),
		presences: rows(presences.items),
		statements: rows(statements.items),
		matched: count.matched,
		possible: count.possibly
	};
}
