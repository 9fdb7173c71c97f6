// A filter as SQL over the table `records`: what query/matcher.ts says of one record, said of all rows.
import { EARTH_KM } from '../query/distance.ts';
import { dayNumber } from '../domain/period.ts';
import type { Choice, ChoiceKey, Filter, Near } from '../query/filter.ts';
import { parseWanted } from '../query/fold.ts';
import type { Outline } from '../query/outline.ts';
import { valueOf } from '../query/unknown.ts';
import { spacesOf } from '../columns/space.ts';
import type { Extent } from '../domain/extent.ts';
import type { Located, NumberRuns } from './located.ts';
import type { Binding } from './binding.ts';
import type { Held } from './held.ts';

/** Rows below this on the curve are points, those from `PLACELESS` on have no place. */
export const AREAL = 2 ** 32;
export const PLACELESS = 2 ** 34;

/** What a filter comes to: each part is an expression of SQL that is 1 or 0. */
export interface Condition {
	/** What does not speak of space. */
	asked: string;
	/** Whether it certainly lies in the spaces and regions asked for; '1' where none is. */
	certain: string;
	/** Whether only the place is in doubt; '0' where no space is asked for. */
	possibly: string;
}

/** What conditions are made with. */
export interface Known {
	held: Held;
	/** How areas lie to what is asked. */
	located: Located;
}

const all = (parts: readonly string[]): string => (parts.length ? parts.join(' AND ') : '1');
const any = (parts: readonly string[]): string => (parts.length ? `(${parts.join(' OR ')})` : '0');

const ATTRIBUTION = ['group', 'standing', 'role'] as const;
export type AttributionKey = (typeof ATTRIBUTION)[number];
/** The name of each part of an attribution in lambdas. */
const PART: Record<AttributionKey, string> = { group: 'g', standing: 's', role: 'r' };

/** What a filter asks of one attribution (g, s, r): that each key passes, and that one is excluded. */
export function attributionOf(filter: Filter, { list }: Binding, held: Held) {
	const included = (key: AttributionKey): string => {
		const values = filter[key]?.include ?? [];
		return values.length ? `${PART[key]} IN ${list('String', held(key, values))}` : '1';
	};
	const excluded = (key: AttributionKey): string => {
		const values = filter[key]?.exclude ?? [];
		return values.length ? `${PART[key]} IN ${list('String', held(key, values))}` : '0';
	};
	/** That all keys but one are included. */
	const others = (key: AttributionKey) =>
		ATTRIBUTION.filter((other) => other !== key).map((other) => included(other));
	return {
		holds: () => all(ATTRIBUTION.map(included)),
		fails: () => any(ATTRIBUTION.map((key) => `(${all([excluded(key), ...others(key)])})`)),
		others,
		/** That another key excludes it, whatever is chosen of this one. */
		bars: (key: AttributionKey) =>
			any(
				ATTRIBUTION.filter((other) => other !== key).map((other) => {
					const third = ATTRIBUTION.filter((each) => each !== key && each !== other);
					return `(${all([excluded(other), ...third.map(included)])})`;
				})
			)
	};
}

const ATTRIBUTIONS = 'by.group, by.standing, by.role';

function attributed(filter: Filter, binding: Binding, held: Held): string[] {
	if (!ATTRIBUTION.some((key) => filter[key])) return [];
	const { group, standing, role } = filter;
	// By far the most usual question, for which groups are kept with all that hold them.
	if (group && !standing && !role && !group.exclude.length)
		return [
			`hasAny(groups, ${binding.list(
				'String',
				group.include.map((id) => valueOf('group', id))
			)})`
		];
	const { holds, fails } = attributionOf(filter, binding, held);
	const parts = [`arrayExists((g, s, r) -> ${holds()}, ${ATTRIBUTIONS})`];
	if (ATTRIBUTION.some((key) => filter[key]?.exclude.length))
		parts.push(`NOT arrayExists((g, s, r) -> ${fails()}, ${ATTRIBUTIONS})`);
	return parts;
}

/** Keys of which a row has one value, with the column of each. */
const SINGLE = ['type', 'dataset', 'layer', 'precision'] as const satisfies ChoiceKey[];

function chosen(key: ChoiceKey, { include, exclude }: Choice, { list }: Binding, held: Held) {
	const parts: string[] = [];
	if (include.length) parts.push(`${key} IN ${list('String', held(key, include))}`);
	if (exclude.length) parts.push(`${key} NOT IN ${list('String', held(key, exclude))}`);
	return parts;
}

function sourced({ include, exclude }: Choice, { list }: Binding): string[] {
	const parts: string[] = [];
	if (include.length) parts.push(`hasAny(sources, ${list('String', include)})`);
	if (exclude.length) parts.push(`NOT hasAny(sources, ${list('String', exclude)})`);
	return parts;
}

function said(q: string, { one }: Binding): string[] {
	const { words, phrases } = parseWanted(q);
	const found = [
		...words.map((word) => ` ${word}`),
		...phrases.map((phrase) => ` ${phrase.join(' ')} `)
	];
	if (!found.length) return ['0'];
	// The words have letters and digits alone, so that none of them is a pattern.
	return [...new Set(found)].map((part) => `text LIKE ${one('String', `%${part}%`)}`);
}

/** That a point lies in an extent, its edges included. */
function inExtent([west, south, east, north]: Extent, { one }: Binding): string {
	const [w, e] = [one('Float64', west), one('Float64', east)];
	const across = west > east ? `(lon >= ${w} OR lon <= ${e})` : `lon >= ${w} AND lon <= ${e}`;
	return `${across} AND lat >= ${one('Float64', south)} AND lat <= ${one('Float64', north)}`;
}

/** That a point lies inside the rings of an outline, exactly on an edge included; as query/outline.ts says. */
function inOutline({ edges, ringed, extent }: Outline, binding: Binding): string {
	const ends = [0, 1, 2, 3].map((offset) =>
		binding.list(
			'Float64',
			Array.from({ length: ringed / 4 }, (_, edge) => edges[edge * 4 + offset]!)
		)
	);
	const lists = ends.join(', ');
	const side = '(x1 - x0) * (lat - y0) - (lon - x0) * (y1 - y0)';
	const on = `${side} = 0 AND (lon - x0) * (lon - x1) <= 0 AND (lat - y0) * (lat - y1) <= 0`;
	const crosses = `(y0 > lat) != (y1 > lat) AND (${side} > 0) = (y1 > y0)`;
	return `${inExtent(extent, binding)} AND (
		arrayExists((x0, y0, x1, y1) -> ${on}, ${lists})
		OR arrayCount((x0, y0, x1, y1) -> ${crosses}, ${lists}) % 2 = 1)`;
}

/** That a point lies within so many kilometres of a position: the haversine formula, not inverted. */
function inCircle({ lon, lat, km }: Near, { one }: Binding): string {
	const [x, y] = [one('Float64', lon), one('Float64', lat)];
	const most = Math.sin(Math.min(Math.PI, km / EARTH_KM) / 2) ** 2;
	const rad = one('Float64', Math.PI / 180);
	return `pow(sin((lat - ${y}) * ${rad} / 2), 2) + pow(sin((lon - ${x}) * ${rad} / 2), 2)
		* cos(${y} * ${rad}) * cos(lat * ${rad}) <= ${one('Float64', most)}`;
}

/** That a number is in one of some runs; '0' where there are none. */
export const numbersIn = (number: string, { from, to }: NumberRuns, { list }: Binding): string =>
	from.length
		? `${number} IN arrayFlatten(arrayMap((a, b) -> range(a, b), ${list('UInt32', from)}, ${list('UInt32', to)}))`
		: '0';

function placed(filter: Filter, binding: Binding, { held, located }: Known) {
	const { region } = filter;
	const spaces = spacesOf(filter);
	if (!spaces) return { certain: '0', possibly: '0' };
	if (!spaces.length && !region) return { certain: '1', possibly: '0' };
	const inRegion = region ? chosen('region', region, binding, held) : [];
	const inSpaces = spaces.map(({ key, asked, extent }) =>
		asked.form === 'circle'
			? `${inExtent(extent, binding)} AND ${inCircle(asked.near, binding)}`
			: key === 'area'
				? inOutline(asked.outline, binding)
				: inExtent(extent, binding)
	);
	const { within, overlapping } = located(filter, spaces);
	const inAreas = (runs: NumberRuns) => numbersIn('area', runs, binding);
	// What has no place lies in no space, but may be known to lie in a region.
	const plain = spaces.length ? all([`curve < ${AREAL}`, ...inRegion, ...inSpaces]) : all(inRegion);
	return {
		certain: spaces.length ? any([`(${plain})`, inAreas(within)]) : plain,
		possibly: inAreas(overlapping)
	};
}

/** What a filter asks of rows. Throws a RangeError for a condition in CQL2, which is never passed over in silence. */
export function conditionOf(filter: Filter, binding: Binding, known: Known): Condition {
	const { q, from, to, killed, cql } = filter;
	if (cql !== undefined)
		throw new RangeError(
			'This engine does not answer conditions in CQL2; ask by the keys of addresses.'
		);
	if (filter.cql !== undefined)
		throw new RangeError('The engine on ClickHouse takes no filters in CQL2; columns do.');
	const asked: string[] = [];
	for (const key of SINGLE) {
		const choice = filter[key];
		if (choice) asked.push(...chosen(key, choice, binding, known.held));
	}
	if (from !== undefined) asked.push(`latest >= ${binding.one('Int32', dayNumber(from))}`);
	if (to !== undefined) asked.push(`earliest <= ${binding.one('Int32', dayNumber(to))}`);
	if (killed) {
		asked.push(`killed_best >= ${binding.one('Int32', Math.max(0, killed.min ?? 0))}`);
		if (killed.max !== null) asked.push(`killed_best <= ${binding.one('Int32', killed.max)}`);
	}
	if (filter.source) asked.push(...sourced(filter.source, binding));
	asked.push(...attributed(filter, binding, known.held));
	if (q !== undefined) asked.push(...said(q, binding));
	return { asked: all(asked), ...placed(filter, binding, known) };
}
