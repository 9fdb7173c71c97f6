// Everything that the pages of a group and of a region show. Null for an unknown id.
import { ROLES, STANDINGS } from '../domain/standing.ts';
import type { Presence } from '../domain/presence.ts';
import type { Records } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import type { Attributed, GroupDetail, RegionDetail, Row } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Choice } from '../query/filter.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf, regionsUp } from './directory.ts';
import { groupIdsIn, groupLinesOf, lookupOf, withoutGeometry } from './lookup.ts';
import { rowOf } from './rows.ts';
import { unlistedOf } from './unlisted.ts';

/** The part of the atlas that pages of groups and regions are read from. */
export type Asked = Pick<Atlas, 'records' | 'engine'>;

/** What is kept in memory of one group; its incidents are asked of the engine. */
export interface Holdings {
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
		const had = made.get(id) ?? { statements: [], presences: [], guests: [] };
		made.set(id, had);
		return had;
	};
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

const chosen = (value: string): Choice => ({ include: [value], exclude: [] });

/** The incidents of a group and its sub-units by what it is said to have been and how that is known. */
async function attributed(id: string, { records, engine }: Asked): Promise<Attributed[]> {
	const ways = ROLES.flatMap((role) => STANDINGS.map((standing) => ({ role, standing })));
	const found = await Promise.all(
		ways.map(async ({ role, standing }) => {
			const filter = { group: chosen(id), role: chosen(role), standing: chosen(standing) };
			const { items } = await engine.page(filter, {
				...{ kind: 'incident', order: 'newest', limit: MOST_ROWS }
			});
			const count = items.length < MOST_ROWS ? items.length : (await engine.count(filter)).matched;
			return { role, standing, count, rows: items.map((record) => rowOf(record, records)) };
		})
	);
	return found.filter(({ count }) => count);
}

/** A group as its page shows it. */
export async function groupDetail(known: Asked, id: string): Promise<GroupDetail | null> {
	const { records } = known;
	const [line] = groupLinesOf(records, [id]);
	if (!line) return null;
	const held = holdingsOf(records).get(id);
	const { statements = [], presences = [], guests = [] } = held ?? {};
	return {
		...line,
		incidents: await attributed(id, known),
		presences: rowsOf(presences, records).slice(0, MOST_ROWS),
		guests: rowsOf(guests, records).slice(0, MOST_ROWS),
		statements: rowsOf(statements, records).slice(0, MOST_ROWS),
		unlisted: await unlistedOf(known, { group: chosen(id) }),
		look: lookupOf(records, [line], groupIdsIn([line]))
	};
}

/** A region as its page shows it. */
export async function regionDetail(
	{ records, engine }: Asked,
	id: string
): Promise<RegionDetail | null> {
	const directory = directoryOf(records);
	const found = directory.regions.get(id);
	if (!found) return null;
	const region = withoutGeometry(found);
	const filter = { region: { include: [id], exclude: [] } };
	const asked = { order: 'newest' as const, limit: MOST_ROWS };
	const doubted = { ...asked, match: 'possibly' as const };
	const [count, facets, incidents, possibly, presences, maybe, statements] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.page(filter, { ...asked, kind: 'incident' }),
		engine.page(filter, { ...doubted, kind: 'incident' }),
		engine.page(filter, { ...asked, kind: 'presence' }),
		engine.page(filter, { ...doubted, kind: 'presence' }),
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
		presencesPossibly: rows(maybe.items),
		statements: rows(statements.items),
		matched: count.matched,
		possible: count.possibly,
		presencesPossible: count.presencesPossibly,
		unlisted: await unlistedOf({ records, engine }, filter)
	};
}
