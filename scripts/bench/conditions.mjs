// Those of the sixty filters that a condition in CQL2 says just as well: the same count, asked of ClickHouse by its text.
import { readCql } from '../../src/lib/query/cql/read.ts';

/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */
/** @typedef {import('../../src/lib/query/cql/expression.ts').Queryable} Queryable */

/** @type {Queryable[]} */
const QUERYABLES = [
	{ name: 'earliest', type: 'date' },
	{ name: 'latest', type: 'date' },
	{ name: 'type', type: 'string' },
	{ name: 'place_precision', type: 'string' },
	{ name: 'killed_best', type: 'integer' },
	{ name: 'geometry', type: 'geometry' }
];
const list = (/** @type {readonly string[]} */ values) =>
	values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');

/** The text of each part of a filter. @type {Record<string, (filter: Filter) => string>} */
const SAID = {
	from: ({ from }) => `latest >= DATE('${from}')`,
	to: ({ to }) => `earliest <= DATE('${to}')`,
	type: ({ type }) => `type IN (${list(type?.include ?? [])})`,
	precision: ({ precision }) => `place_precision IN (${list(precision?.include ?? [])})`,
	killed: ({ killed }) => `killed_best >= ${killed?.min}`,
	bbox: ({ bbox }) => `S_INTERSECTS(geometry, BBOX(${bbox?.join(', ')}))`,
	area: ({ area = [] }) =>
		`S_INTERSECTS(geometry, POLYGON((${[...area, area[0]].map((at) => at?.join(' ')).join(', ')})))`
};

/** A filter as a condition alone; null where it asks for nothing, or for what holds others. @param {Filter} filter @returns {Filter | null} */
export function conditionOf(filter) {
	const parts = Object.keys(filter);
	if (!parts.length || parts.some((part) => !(part in SAID))) return null;
	const read = readCql(
		parts.map((part) => SAID[part]?.(filter)).join(' AND '),
		'cql2-text',
		QUERYABLES
	);
	if ('fault' in read) throw new Error(read.fault);
	return { cql: read.expression };
}
