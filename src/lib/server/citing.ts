// Everything that was taken from a source: incidents by the engine, all else by an index made once.
import type { Records } from '../domain/records.ts';
import { pathOf } from '../query/address.ts';
import type { SourceDetail, Taken } from '../query/answer.ts';
import type { AnyRecord } from '../query/engine.ts';
import {
	assertionsOf,
	assertionsOfGroup,
	assertionsOfRelation,
	citationsOf
} from '../query/citation.ts';
import { formatRelation } from '../domain/relation.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf } from './directory.ts';
import { rowOf } from './rows.ts';

/** The most records that one page lists. */
const MOST = 300;

/** What one thing takes from a source, with its row made only when it is shown. */
interface Use {
	subject: Taken['subject'];
	id: string;
	name: string;
	href: string;
	record: AnyRecord | null;
	parts: Taken['parts'];
}

const uses = new WeakMap<Records, Map<string, Use[]>>();

/** What one record takes from each of its sources. */
function usesBy(record: AnyRecord): Map<string, Use> {
	const { kind: subject, id, title: name } = record;
	const use = { subject, id, name, href: pathOf(subject, id), record };
	const cited = new Map(citationsOf(assertionsOf(record)).map((one) => [one.source, one.parts]));
	const steps = record.kind === 'statement' ? record.via : [];
	for (const { source, step } of steps) {
		if (!source) continue;
		const part = { part: 'How it reached us', locator: null, paraphrase: step };
		cited.set(source, [...(cited.get(source) ?? []), part]);
	}
	return new Map([...cited].map(([source, parts]) => [source, { ...use, parts }]));
}

function usesOf(records: Records): Map<string, Use[]> {
	const known = uses.get(records);
	if (known) return known;
	const made = new Map<string, Use[]>();
	const put = (source: string, use: Use) => {
		const had = made.get(source);
		if (had) had.push(use);
		else made.set(source, [use]);
	};
	for (const record of [...records.statements, ...records.presences])
		for (const [source, use] of usesBy(record)) put(source, use);
	for (const group of records.groups) {
		const { id, name } = group;
		const use = { subject: 'group' as const, id, name, href: pathOf('group', id), record: null };
		for (const { source, parts } of citationsOf(assertionsOfGroup(group)))
			put(source, { ...use, parts });
	}
	const { groups } = directoryOf(records);
	for (const relation of records.relations) {
		const { id, from, to, type } = relation;
		const [one, other] = [from, to].map((end) => groups.get(end)?.name ?? end);
		const name = `${one} ${formatRelation(type, 'from')} ${other}`;
		const href = pathOf('group', from);
		const use = { subject: 'relation' as const, id, name, href, record: null };
		for (const { source, parts } of citationsOf(assertionsOfRelation(relation)))
			put(source, { ...use, parts });
	}
	uses.set(records, made);
	return made;
}

/** How many statements, presences, groups and relations take something from a source. */
export const usedTimes = (records: Records, id: string): number =>
	usesOf(records).get(id)?.length ?? 0;

/** A source as its page shows it; null for an unknown id. */
export async function sourceDetail(
	{ records, engine }: Pick<Atlas, 'records' | 'engine'>,
	id: string
): Promise<SourceDetail | null> {
	const source = directoryOf(records).sources.get(id);
	if (!source) return null;
	const filter = { source: { include: [id], exclude: [] } };
	const [{ items }, { matched }] = await Promise.all([
		engine.page(filter, { kind: 'incident', order: 'title', limit: MOST }),
		engine.count(filter)
	]);
	const incidents = items.flatMap((record) => usesBy(record).get(id) ?? []);
	const others = usesOf(records).get(id) ?? [];
	const taken = [...incidents, ...others]
		.slice(0, MOST)
		.map(({ record, ...use }) => ({ ...use, row: record && rowOf(record, records) }));
	return { source, taken, more: Math.max(0, matched + others.length - MOST) };
}
