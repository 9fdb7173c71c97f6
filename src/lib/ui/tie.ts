import type { Relation } from '../domain/group.ts';
import { formatRelation } from '../domain/relation.ts';
import type { Evidence, Period } from '../domain/schema.ts';
import type { RelationStanding } from '../domain/standing.ts';

/** Relations of one group that are said in one sentence: same verb, place, standing and speaker. */
export interface Tie {
	/** As "is part of". */
	verb: string;
	/** Ids of the groups at the other end. */
	others: string[];
	where: string | null;
	period: Period | null;
	standing: RelationStanding;
	likelihood: string | null;
	by: string;
	notes: string[];
	evidence: Evidence[];
}

/** A group's relations as few sentences, in the order of the data. */
export function tiesOf(group: string, relations: readonly Relation[]): Tie[] {
	const ties = new Map<string, Tie>();
	for (const {
		from,
		to,
		type,
		where,
		period,
		standing,
		likelihood,
		by,
		note,
		...rest
	} of relations) {
		const end = from === group ? 'from' : 'to';
		const key = JSON.stringify([type, end, where, period, standing, likelihood, by, note]);
		const tie = ties.get(key) ?? {
			verb: formatRelation(type, end),
			others: [],
			where: where ?? null,
			period: period ?? null,
			standing,
			likelihood: likelihood ?? null,
			by,
			notes: note ? [note] : [],
			evidence: []
		};
		tie.others.push(end === 'from' ? to : from);
		tie.evidence.push(...rest.evidence);
		ties.set(key, tie);
	}
	return [...ties.values()];
}
