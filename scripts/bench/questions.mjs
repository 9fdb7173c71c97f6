// Sixty filters as readers ask them, drawn from the rows of the data that they are asked of.
import { degreesAt } from '../../src/lib/columns/degrees.ts';
import { OPEN_END, OPEN_START } from '../../src/lib/columns/facts.ts';
import { dayOf } from '../../src/lib/domain/period.ts';
import { createRandom } from './random.mjs';

/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */
/** @typedef {import('../../src/lib/columns/table.ts').Columns} Columns */

/** Draws so often at most for something that has not been drawn yet: small data may not have as many. */
const DRAWS = 1000;

/** The first and the last day of all periods of which both are known. @param {Columns} columns */
function daysOf({ periods: { earliest, latest } }) {
	const first = earliest.reduce((so, day) => (day > OPEN_START && day < so ? day : so), OPEN_END);
	const last = latest.reduce((so, day) => (day < OPEN_END && day > so ? day : so), first);
	return { first, days: last - first + 1 };
}

/** @param {Columns} columns @param {number} [seed] @returns {{ name: string, filter: Filter }[]} */
export function makeQuestions(columns, seed = 7) {
	const random = createRandom(seed);
	const { dictionaries, attributions } = columns;
	const table = columns.tables.incident;
	const { first, days: all } = daysOf(columns);
	const row = () => Math.floor(random() * table.length);
	/** @param {number} size @param {() => string} some */
	const several = (size, some) => {
		const chosen = new Set();
		for (let draw = 0; chosen.size < size && draw < DRAWS; draw++) chosen.add(some());
		return { include: [...chosen], exclude: [] };
	};
	/** @param {number} years */
	const time = (years) => {
		const days = Math.min(all, Math.round(years * 365.25));
		const start = first + Math.floor(random() * (all - days));
		return { from: dayOf(start), to: dayOf(start + days - 1) };
	};
	const type = () => dictionaries.type.values[table.codes.type[row()] ?? 0] ?? '';
	const region = () => table.codes.region[row()] ?? 0;
	const province = () => dictionaries.region.values[region()] ?? '';
	const country = () => {
		const code = region();
		return dictionaries.region.values[dictionaries.region.upwards[code]?.at(-1) ?? code] ?? '';
	};
	const group = () => {
		const set = table.codes.attributions[row()] ?? 0;
		const [from = 0, to = 1] = attributions.offsets.subarray(set, set + 2);
		const one = from + Math.floor(random() * (to - from));
		return dictionaries.group.values[attributions.group[one] ?? 0] ?? '';
	};
	/** @returns {[number, number]} */
	const spot = () => {
		const at = Math.floor(random() * table.points);
		return [degreesAt(table.lon, at), degreesAt(table.lat, at)];
	};
	/** @returns {Filter} */
	const box = () => {
		const [lon, lat] = spot();
		const width = 1 + 14 * random();
		const [south, north] = [lat - width * 0.6, lat + width * 0.6];
		return { bbox: [Math.max(-180, lon - width), south, Math.min(180, lon + width), north] };
	};
	/** @returns {Filter} */
	const polygon = () => {
		const [lon, lat] = spot();
		const size = 2 + 10 * random();
		return {
			area: Array.from({ length: 24 }, (_, corner) => {
				const angle = (corner / 24) * 2 * Math.PI;
				const far = size * (0.4 + 0.6 * random());
				return [lon + Math.cos(angle) * far, lat + Math.sin(angle) * far * 0.8];
			})
		};
	};
	/** @type {[name: string, count: number, make: () => Filter][]} */
	const kinds = [
		['nothing', 1, () => ({})],
		['24 years', 1, () => time(24)],
		['a year', 8, () => time(1)],
		['five years, five types', 8, () => ({ ...time(5), type: several(5, type) })],
		['a group', 6, () => ({ group: several(1, group) })],
		['three groups, ten years', 4, () => ({ ...time(10), group: several(3, group) })],
		['a country', 6, () => ({ region: several(1, country) })],
		[
			'three countries, two years, three types',
			6,
			() => ({ ...time(2), region: several(3, country), type: several(3, type) })
		],
		['ten killed or more', 3, () => ({ killed: { min: 10, max: null } })],
		[
			'two precisions, ten years',
			4,
			() => ({ ...time(10), precision: { include: ['exact', 'settlement'], exclude: [] } })
		],
		['a box, three years', 7, () => ({ ...time(3), ...box() })],
		['five provinces', 3, () => ({ region: several(5, province) })],
		['a polygon, five years', 3, () => ({ ...time(5), ...polygon() })]
	];
	return kinds.flatMap(([name, count, make]) =>
		Array.from({ length: count }, () => ({ name, filter: make() }))
	);
}
