// What a screen asks of a database, in SQL: the same for all of them but for a few words.
import { GRID_BITS } from '../rows.mjs';

/** @typedef {import('../asked.mjs').Asked} Asked */
/** @typedef {import('../../../src/lib/query/engine.ts').Tile} Tile */
/** @typedef {import('../yardstick.mjs').Unit} Unit */

/**
 * @typedef {object} Dialect
 * @property {(expression: string, by: number) => string} divide Whole numbers, rounded down.
 * @property {(expression: string) => string} whole As a number of JavaScript.
 * @property {(groups: number[]) => string} hasGroup
 * @property {(box: readonly number[]) => string} inBox West, south, east, north, edges included.
 * @property {(area: [number, number][]) => string} inArea
 */

/** Cells to a side of a tile, as a power of two. */
export const CELL_BITS = 5;

/** @param {readonly [number, number][]} area */
const boxOf = (area) => [
	Math.min(...area.map(([lon]) => lon)),
	Math.min(...area.map(([, lat]) => lat)),
	Math.max(...area.map(([lon]) => lon)),
	Math.max(...area.map(([, lat]) => lat))
];

/** The condition of a filter, with more of them where given. @param {Asked} asked @param {Dialect} dialect @param {string[]} [more] */
export function whereOf({ days, choices, least, box, area }, dialect, more = []) {
	const all = [...more];
	if (days) all.push(`earliest <= ${days[1]}`, `latest >= ${days[0]}`);
	for (const [name, numbers] of Object.entries(choices))
		if (!numbers.length) all.push('false');
		else if (name === 'group') all.push(dialect.hasGroup(numbers));
		else all.push(`${name} IN (${numbers.join()})`);
	if (least !== undefined) all.push(`best >= ${least}`);
	if (box) all.push(dialect.inBox(box));
	if (area) all.push(dialect.inBox(boxOf(area)), dialect.inArea(area));
	return all.length ? `WHERE ${all.join(' AND ')}` : '';
}

/** The bins of an incident's first and last day. @type {Record<Unit, (dialect: Dialect) => [string, string]>} */
const BINS = {
	day: () => ['earliest', 'latest'],
	// Day 0 is a Thursday; 100,000 weeks on, no day is below 0.
	week: ({ divide }) => [divide('(earliest + 700003)', 7), divide('(latest + 700003)', 7)],
	month: () => ['month', 'lastmonth'],
	year: ({ divide }) => [divide('month', 12), divide('lastmonth', 12)]
};

/** Counts and sums by bin (-1 for what spans several), and counts by type, country, region and group: lines of six numbers. @param {Asked} asked @param {Unit} unit @param {Dialect} dialect */
export function facetsSql(asked, unit, dialect) {
	const { whole } = dialect;
	const [first, last] = BINS[unit](dialect);
	const sums = ['low', 'best', 'high'].map((end) => whole(`coalesce(sum(${end}), 0)`));
	/** @param {number} number @param {string} name @param {string} [from] */
	const counts = (number, name, from = 's') =>
		`SELECT ${number}, ${name}, ${whole('count(*)')}, 0, 0, 0 FROM ${from} GROUP BY 2`;
	return `WITH s AS MATERIALIZED (
		SELECT ${first} AS first, ${last} AS last, type, country, region, groups, low, best, high
		FROM incidents ${whereOf(asked, dialect)})
	SELECT 0 AS k, CASE WHEN first = last THEN first ELSE -1 END AS v, ${whole('count(*)')}, ${sums.join()}
		FROM s GROUP BY 2
	UNION ALL ${counts(1, 'type')}
	UNION ALL ${counts(2, 'country')}
	UNION ALL ${counts(3, 'region')}
	UNION ALL ${counts(4, 'one', '(SELECT unnest(groups) AS one FROM s) AS u')}`;
}

/** The condition that a row lies in some tiles that make up a rectangle. @param {Tile[]} tiles */
export function inTiles(tiles) {
	const [{ z } = { z: 0 }] = tiles;
	const size = 2 ** (GRID_BITS - z);
	/** @param {'x' | 'y'} axis */
	const between = (axis) => {
		const lines = tiles.map((tile) => tile[axis]);
		return `${axis} BETWEEN ${Math.min(...lines) * size} AND ${(Math.max(...lines) + 1) * size - 1}`;
	};
	return [between('x'), between('y')];
}

/** How many bits of a grid's column or line are finer than a cell of a zoom. @param {number} z */
export const finerThanCell = (z) => GRID_BITS - z - CELL_BITS;
