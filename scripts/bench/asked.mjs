// A filter of the atlas in the numbers of plain rows, as it can be put to any database.
import { dayNumber } from '../../src/lib/domain/period.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';

/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */
/** @typedef {import('./rows.mjs').Rows} Rows */
/** @typedef {import('./rows.mjs').Lists} Lists */
/** @typedef {import('./rows.mjs').Named} Named */

/**
 * @typedef {object} Asked What rows must have; each part left out lets everything through.
 * @property {[first: number, last: number]} [days] Days that the row's own overlap.
 * @property {Partial<Record<Named, number[]>>} choices At least one of each; empty where nothing can match.
 * @property {number} [least] Killed at least, by the best figure.
 * @property {[west: number, south: number, east: number, north: number]} [box] Edges included.
 * @property {[lon: number, lat: number][]} [area] An outline, not closed; straight in degrees.
 */

const KNOWN = ['from', 'to', 'type', 'region', 'group', 'precision', 'killed', 'bbox', 'area'];

/** Puts filters in numbers of rows; throws a RangeError for one that it cannot put. @param {Rows} rows @param {Lists} lists @returns {(filter: Filter) => Asked} */
export function createAsking({ names }, lists) {
	const nestings = nestingsOf(lists);
	/** The numbers of names that are among the values or held by one of them. @param {Named} named @param {string[]} values @param {(name: string) => string[]} upwards */
	const numbers = (named, values, upwards) =>
		names[named].flatMap((name, number) =>
			upwards(name).some((each) => values.includes(each)) ? [number] : []
		);
	/** @param {string} name */
	const itself = (name) => [name];

	return (filter) => {
		const strange = Object.keys(filter).find((key) => !KNOWN.includes(key));
		const { from, to, type, region, group, precision, killed, bbox, area } = filter;
		if (strange ?? (killed?.max || from === undefined) !== (to === undefined))
			throw new RangeError(`Yardsticks cannot be asked this filter: ${JSON.stringify(filter)}.`);
		/** @type {Asked} */
		const asked = { choices: {} };
		if (from !== undefined && to !== undefined) asked.days = [dayNumber(from), dayNumber(to)];
		if (type) asked.choices.type = numbers('type', type.include, nestings.type.upwards);
		if (group) asked.choices.group = numbers('group', group.include, itself);
		if (precision) asked.choices.precision = numbers('precision', precision.include, itself);
		if (region) {
			const isCountries = region.include.every((value) => names.country.includes(value));
			if (isCountries) asked.choices.country = numbers('country', region.include, itself);
			else asked.choices.region = numbers('region', region.include, nestings.region.upwards);
		}
		if (killed?.min) asked.least = killed.min;
		if (bbox) asked.box = bbox;
		if (area) asked.area = area.map(([lon = 0, lat = 0]) => [lon, lat]);
		return asked;
	};
}
