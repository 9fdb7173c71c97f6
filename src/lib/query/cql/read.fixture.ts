// Filters as tests read them.
import type { Expression, Queryable } from './expression.ts';
import { readCql } from './read.ts';

/** What may be asked for. */
export const queryables: Queryable[] = [
	{ name: 'title', type: 'string' },
	{ name: 'killed', type: 'integer' },
	{ name: 'day', type: 'date' },
	{ name: 'end', type: 'date' },
	{ name: 'seen', type: 'boolean' },
	{ name: 'geometry', type: 'geometry' },
	{ name: 'group', type: 'string', many: true }
];
/** A filter in CQL2 text as an expression; throws what is wrong with it. */
export const read = (text: string): Expression => {
	const found = readCql(text, 'cql2-text', queryables);
	if ('fault' in found) throw new Error(found.fault);
	return found.expression;
};
/** What is said of a filter that cannot be answered; null where it can. */
export const faultOf = (
	text: string,
	lang: 'cql2-text' | 'cql2-json' = 'cql2-text'
): string | null => {
	const found = readCql(text, lang, queryables);
	return 'fault' in found ? found.fault : null;
};
