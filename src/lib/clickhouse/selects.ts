// What is asked of the table `records`, one question a function. `rows` is its name, `where` what rows must be.
import type { Order } from '../query/engine.ts';
import type { Place } from '../columns/cursor.ts';
import type { Binding } from './binding.ts';
import { AREAL, PLACELESS } from './condition.ts';

/** What a question is asked of. */
export interface From {
	rows: string;
	where: string;
}

/** How many of each kind match, certainly and possibly, and what they add up to. */
export const countRows = ({ rows, where }: From, certain: string): string => `
	SELECT kind, ${certain} AS isCertain, count(), countIf(NOT drawn),
		sumIf(killed_low, killed_best >= 0), sumIf(killed_best, killed_best >= 0),
		sumIf(killed_high, killed_best >= 0), countIf(killed_best < 0),
		sumIf(wounded_low, wounded_best >= 0), sumIf(wounded_best, wounded_best >= 0),
		sumIf(wounded_high, wounded_best >= 0), countIf(wounded_best < 0),
		sumMap(figures.slot, figures.low, figures.best, figures.high, arrayMap(slot -> 1, figures.slot))
	FROM ${rows} WHERE ${where} GROUP BY kind, isCertain`;

/** How many incidents have each value of each facet: each with an expression of its value and what rows must be. */
export const countValues = (
	rows: string,
	facets: readonly { name: string; value: string; where: string }[]
): string =>
	facets
		.map(
			({ name, value, where }) => `
	SELECT '${name}' AS facet, toString(${value}) AS value, count() FROM ${rows}
	WHERE kind = 'incident' AND ${where} GROUP BY value`
		)
		.join(' UNION ALL ');

/** Incidents and their killed by period. */
export const countPeriods = ({ rows, where }: From): string => `
	SELECT earliest, latest, count(), sumIf(killed_low, killed_best >= 0),
		sumIf(killed_best, killed_best >= 0), sumIf(killed_high, killed_best >= 0)
	FROM ${rows} WHERE kind = 'incident' AND ${where} GROUP BY earliest, latest ORDER BY earliest, latest`;

/** How far points reach, both ways around, and the areas that are drawn. */
export const reach = ({ rows, where }: From): string => `
	WITH curve < ${AREAL} AS isPoint
	SELECT countIf(isPoint), minIf(lon, isPoint), maxIf(lon, isPoint), minIf(lat, isPoint), maxIf(lat, isPoint),
		minIf(lon, isPoint AND lon >= 0), maxIf(lon, isPoint AND lon < 0), countIf(isPoint AND lon < 0),
		countIf(isPoint AND lon >= 0),
		groupUniqArrayIf(area, drawn AND curve >= ${AREAL} AND curve < ${PLACELESS})
	FROM ${rows} WHERE ${where}`;

/** Stands after every known key: the undated and the unreported come last. */
const LAST = 2 ** 28;

/** What an order goes by, ascending; then by id. */
export const KEYS: Record<Order, string> = {
	newest: `if(latest = 1000000000, ${LAST}, -latest)`,
	oldest: `if(earliest = -1000000000, ${LAST}, earliest)`,
	killed: `if(killed_best < 0, ${LAST}, -killed_best)`,
	title: 'title_order'
};

/** The first rows in an order; `key` is what stands in a cursor. */
export const firstRows = ({ rows, where }: From, order: Order, limit: string): string => `
	SELECT row, id, ${order === 'title' ? 'title' : KEYS[order]} AS key
	FROM ${rows} WHERE ${where} ORDER BY ${KEYS[order]}, id LIMIT ${limit}`;

/** That a row comes after a place in an order. */
export function comesAfter(order: Order, { key, id }: Place, { one }: Binding): string {
	const text = () => `convertCharset(${one('String', String(key))}, 'UTF-8', 'UTF-16BE')`;
	const least = order === 'title' ? text() : one('Float64', Number(key));
	return `(${KEYS[order]} > ${least} OR ${KEYS[order]} = ${least} AND id > ${one('String', id)})`;
}

/** Whole records by their rows. */
export const wholeRecords = ({ rows, where }: From, list: string): string => `
	SELECT row, record FROM ${rows} WHERE ${where} AND row IN ${list}`;

/** One whole record. */
export const oneRecord = ({ rows, where }: From): string => `
	SELECT record FROM ${rows} WHERE ${where} LIMIT 1`;

/** All areas of a snapshot, by number. */
export const allAreas = (table: string, snapshot: string): string => `
	SELECT area, lon, lat, radius, region, nested, drawing, owner, geometry
	FROM ${table} WHERE snapshot = ${snapshot} ORDER BY area`;
