// What is asked of the table `records` for tiles. Incidents are added up where they lie, by cell, by coordinate or by
// area: what comes back is as large as a tile, however many incidents there are.
import type { From } from './selects.ts';

/** The number of a row's class as SQL, and how many classes there are. */
export interface ClassNumbers {
	number: string;
	count: number;
}

/** What incidents at a place add up to, in the order of columns/grid-sums.ts; positions in ten-millionths of degrees. */
const sums = ({ number, count }: ClassNumbers): string => `
	sum(round(lon * 10000000)), sum(round(lat * 10000000)),
	sumIf(killed_low, killed_best >= 0), sumIf(killed_best, killed_best >= 0),
	sumIf(killed_high, killed_best >= 0), countIf(killed_best < 0), count(),
	${Array.from({ length: count }, (_, one) => `countIf(${number} = ${one})`).join(', ')}`;

/** What incidents at a place share, and up to so many who they are. */
const shared = (ids: string): string => `
	groupUniqArray(2)(type), groupUniqArray(2)(precision), min(earliest), max(latest), argMin(place, row),
	if(count() <= ${ids}, arrayMap(one -> one.2, arraySort(groupArray((row, id)))), [])`;

/** Sums by square of the curve; where the first lies, and whether all do there. */
export const sumSquares = ({ rows, where }: From, size: number, classes: ClassNumbers): string => `
	SELECT intDiv(curve, ${size}) AS square, min(row) AS first, argMin(lon, row), argMin(lat, row),
		min(lon) = max(lon) AND min(lat) = max(lat), ${sums(classes)}
	FROM ${rows} WHERE ${where} GROUP BY square ORDER BY first`;

/** Sums by coordinate. */
export const sumCoordinates = ({ rows, where }: From, classes: ClassNumbers): string => `
	SELECT any(curve), min(row) AS first, lon, lat, 1, ${sums(classes)}
	FROM ${rows} WHERE ${where} GROUP BY lon, lat ORDER BY first`;

/** Sums by coordinate with what is shared there; no more coordinates of a square of the curve than \`most\`. */
export const describeCoordinates = (
	{ rows, where }: From,
	{ size, most, ids }: { size: number; most: string; ids: string },
	classes: ClassNumbers
): string => `
	SELECT intDiv(any(curve), ${size}) AS square, min(row) AS first, lon, lat, 1, ${sums(classes)}, ${shared(ids)}
	FROM ${rows} WHERE ${where} GROUP BY lon, lat ORDER BY first LIMIT ${most} BY square`;

/** Sums by area. */
export const sumAreas = ({ rows, where }: From, classes: ClassNumbers): string => `
	SELECT assumeNotNull(area) AS number, min(row) AS first, 0, 0, 1, ${sums(classes)}
	FROM ${rows} WHERE ${where} GROUP BY number ORDER BY first`;

/** Sums by area with what is shared there. */
export const describeAreas = (
	{ rows, where }: From,
	ids: string,
	classes: ClassNumbers
): string => `
	SELECT assumeNotNull(area) AS number, min(row) AS first, 0, 0, 1, ${sums(classes)}, ${shared(ids)}
	FROM ${rows} WHERE ${where} GROUP BY number ORDER BY first`;

/** The types of all incidents of a snapshot. */
export const allTypes = ({ rows, where }: From): string => `
	SELECT DISTINCT type FROM ${rows} WHERE ${where}`;
