// Whether the engine and a yardstick count the same: matches, killed, every facet, every bin, every tile.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { dayNumber } from '../../src/lib/domain/period.ts';
import { UNKNOWN } from '../../src/lib/query/filter.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { monthOf } from './rows.mjs';

/** @typedef {import('../../src/lib/query/engine.ts').Count} Count */
/** @typedef {import('../../src/lib/query/engine.ts').Facets} Facets */
/** @typedef {import('../../src/lib/query/engine.ts').Histogram} Histogram */
/** @typedef {import('../../src/lib/query/bins.ts').Unit} Unit */
/** @typedef {import('./rows.mjs').Rows} Rows */
/** @typedef {import('./rows.mjs').Lists} Lists */

/** Everything counted, each number under the words that name it. @typedef {Map<string, number>} Counts */

/** The bin that holds a day, as whole numbers name it. @param {Unit} unit @param {number} day */
function binOf(unit, day) {
	if (unit === 'day') return day;
	if (unit === 'week') return Math.floor((day + 700_003) / 7);
	const month = monthOf(day);
	return unit === 'month' ? month : Math.floor(month / 12);
}

/** @param {Counts} counts @param {string} name @param {number} more */
const add = (counts, name, more) => void (more && counts.set(name, (counts.get(name) ?? 0) + more));

const SUMS = /** @type {const} */ (['incidents', 'low', 'best', 'high']);
const SPANNING = 'spanning several bins';

/** What the engine counts. @param {Count} count @param {Facets} facets @param {Histogram} histogram */
export function countsOfEngine({ matched, killed }, facets, histogram) {
	/** @type {Counts} */
	const counts = new Map();
	add(counts, 'matched', matched);
	for (const end of /** @type {const} */ (['low', 'best', 'high']))
		add(counts, `killed ${end}`, killed[end]);
	for (const facet of /** @type {const} */ (['type', 'region', 'group']))
		for (const { value, count } of facets[facet])
			add(counts, `${facet} ${value ?? UNKNOWN}`, count);
	for (const bin of histogram.bins)
		for (const what of SUMS)
			add(counts, `bin ${binOf(histogram.unit, dayNumber(bin.from))} ${what}`, bin[what]);
	for (const bin of histogram.wide)
		for (const what of SUMS) add(counts, `bin ${SPANNING} ${what}`, bin[what]);
	return counts;
}

/** What a yardstick's lines count. @param {number[][]} lines @param {Rows} rows @param {Lists} lists */
export function countsOfLines(lines, { names }, lists) {
	const nestings = nestingsOf(lists);
	/** @type {Counts} */
	const counts = new Map();
	for (const [kind = 0, value = 0, incidents = 0, ...killed] of lines)
		if (kind === 0) {
			add(counts, 'matched', incidents);
			const bin = `bin ${value < 0 ? SPANNING : value}`;
			add(counts, `${bin} incidents`, incidents);
			for (const [at, end] of ['low', 'best', 'high'].entries()) {
				add(counts, `killed ${end}`, killed[at] ?? 0);
				add(counts, `${bin} ${end}`, killed[at] ?? 0);
			}
		} else if (kind === 1)
			for (const one of nestings.type.upwards(names.type[value] ?? ''))
				add(counts, `type ${one}`, incidents);
		else if (kind === 3)
			for (const one of nestings.region.upwards(names.region[value] ?? ''))
				add(counts, `region ${one}`, incidents);
		else if (kind === 2) add(counts, `country ${names.country[value]}`, incidents);
		else add(counts, `group ${names.group[value]}`, incidents);
	for (const country of names.country) {
		const own = counts.get(`country ${country}`);
		if (own !== counts.get(`region ${country}`))
			throw new Error(`The country “${country}” has ${own} incidents, its regions another number.`);
		counts.delete(`country ${country}`);
	}
	return counts;
}

/** What tiles count, one by one. @param {readonly (Uint8Array | null)[]} tiles */
export function countsOfTiles(tiles) {
	/** @type {Counts} */
	const counts = new Map();
	for (const [at, tile] of tiles.entries())
		for (const layer of Object.values(tile ? new VectorTile(new PbfReader(tile)).layers : {}))
			for (let feature = 0; feature < layer.length; feature++) {
				const { count, killed_best: killed } = layer.feature(feature).properties;
				add(counts, `tile ${at + 1} incidents`, Number(count));
				add(counts, `tile ${at + 1} killed`, Number(killed ?? 0));
			}
	return counts;
}

/** Throws an Error that names the filter and the first number that differs. @param {string} filter @param {string} name @param {Counts} ours @param {Counts} theirs */
export function checkEqual(filter, name, ours, theirs) {
	for (const what of new Set([...ours.keys(), ...theirs.keys()])) {
		const [own, other] = [ours.get(what) ?? 0, theirs.get(what) ?? 0];
		if (own !== other)
			throw new Error(`${filter}: the engine counts ${own} for “${what}”, ${name} ${other}.`);
	}
}
