// The same incidents as plain columns of numbers, as any database would hold them: what the yardsticks are given.
// They are made from the facts themselves, not from the engine's columns, so that both can be checked.
import { mortonOf, across, down } from '../../src/lib/columns/morton.ts';
import { ranksOf, sortedBy } from '../../src/lib/columns/sort.ts';
import { dayOf } from '../../src/lib/domain/period.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { rangeOf } from '../../src/lib/query/range.ts';
import { UNKNOWN } from '../../src/lib/query/filter.ts';

/** @typedef {import('../../src/lib/columns/facts.ts').Facts} Facts */
/** @typedef {Parameters<typeof nestingsOf>[0]} Lists */

/** The square of Web Mercator is so many cells wide, as a power of two: half a metre each. */
export const GRID_BITS = 26;
const CELLS = 2 ** GRID_BITS;

/** The columns of one number a row. */
const COLUMNS = {
	lon: Float64Array,
	lat: Float64Array,
	/** Columns and lines of the grid, from the upper left. */
	x: Int32Array,
	y: Int32Array,
	/** Days since 1970-01-01, and months since the year 0, of the first and the last day. */
	earliest: Int32Array,
	latest: Int32Array,
	month: Int32Array,
	lastMonth: Int32Array,
	type: Uint16Array,
	country: Uint16Array,
	region: Uint16Array,
	precision: Uint16Array,
	/** All three are -1 where nothing was reported. */
	low: Int32Array,
	best: Int32Array,
	high: Int32Array
};
/** @typedef {{ [K in keyof typeof COLUMNS]: InstanceType<typeof COLUMNS[K]> }} Columns */
/** @typedef {'type' | 'country' | 'region' | 'precision' | 'group'} Named */
/**
 * @typedef {object} Rows
 * @property {number} length
 * @property {Columns} columns Rows lie along the curve, so that what is near lies near in every table.
 * @property {number[][]} groups Of each row, those that hold the named ones included; each once.
 * @property {Record<Named, string[]>} names What the numbers stand for.
 */

/** @param {number} share */
const cell = (share) => Math.min(CELLS - 1, Math.max(0, Math.floor(share * CELLS)));

/** The number of the month that holds a day. @param {number} day */
export function monthOf(day) {
	const [year = 0, month = 0] = dayOf(day).split('-').map(Number);
	return year * 12 + month - 1;
}

/** Numbers for names, in the order of their coming. */
function createNumbers() {
	/** @type {Map<string, number>} */
	const numbers = new Map();
	return {
		/** @param {string} name */
		of(name) {
			const number = numbers.get(name) ?? numbers.size;
			numbers.set(name, number);
			return number;
		},
		names: () => [...numbers.keys()]
	};
}

/** Collects at most so many incidents; every one must have a point and a period. @param {number} most @param {Lists} lists */
export function createRows(most, lists) {
	const nestings = nestingsOf(lists);
	const columns = /** @type {Columns} */ (
		Object.fromEntries(Object.entries(COLUMNS).map(([name, Type]) => [name, new Type(most)]))
	);
	/** @type {number[][]} */
	const groups = [];
	const numbers = {
		type: createNumbers(),
		country: createNumbers(),
		region: createNumbers(),
		precision: createNumbers(),
		group: createNumbers()
	};
	/** @type {Map<number, number>} */
	const months = new Map();
	/** @param {number} day */
	const month = (day) => {
		const known = months.get(day) ?? monthOf(day);
		months.set(day, known);
		return known;
	};
	const curve = new Uint32Array(most);

	return {
		/** @param {Facts} facts */
		add({ geometry, earliest, latest, location, type, casualties, attributions }) {
			if (geometry?.type !== 'Point') throw new Error('A row without a point.');
			const at = groups.length;
			const [lon = 0, lat = 0] = geometry.coordinates;
			const region = location.region ?? UNKNOWN;
			const killed = rangeOf(casualties, 'killed') ?? { low: -1, best: -1, high: -1 };
			const put = {
				...{ lon, lat, x: cell(across(lon)), y: cell(down(lat)) },
				...{ earliest, latest, month: month(earliest), lastMonth: month(latest), ...killed },
				type: numbers.type.of(type ?? UNKNOWN),
				country: numbers.country.of(nestings.region.upwards(region).at(-1) ?? region),
				region: numbers.region.of(region),
				precision: numbers.precision.of(location.precision)
			};
			for (const [name, value] of Object.entries(put))
				columns[/** @type {keyof Columns} */ (name)][at] = value;
			const named = attributions.flatMap(({ group }) =>
				group === null ? [UNKNOWN] : nestings.group.upwards(group)
			);
			groups.push([...new Set(named.length ? named : [UNKNOWN])].map(numbers.group.of));
			curve[at] = mortonOf(lon, lat);
		},
		/** @returns {Rows} */
		finish() {
			const { length } = groups;
			const order = sortedBy(
				Uint32Array.from({ length }, (_, row) => row),
				curve
			);
			const ranks = ranksOf(order);
			const sorted = Object.entries(columns).map(([name, column]) => {
				const into = column.slice(0, length);
				ranks.forEach((to, from) => (into[to] = column[from] ?? 0));
				return [name, into];
			});
			return {
				length,
				columns: Object.fromEntries(sorted),
				groups: Array.from(order, (row) => groups[row] ?? []),
				names: {
					type: numbers.type.names(),
					country: numbers.country.names(),
					region: numbers.region.names(),
					precision: numbers.precision.names(),
					group: numbers.group.names()
				}
			};
		}
	};
}
