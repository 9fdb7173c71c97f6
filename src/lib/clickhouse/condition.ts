// A filter as SQL over the table `records`: what query/matcher.ts says of one record, said of all rows.
import { dayNumber } from '../domain/period.ts';
import type { Choice, ChoiceKey, Filter } from '../query/filter.ts';
import { parseWanted } from '../query/fold.ts';
import { valueOf } from '../query/unknown.ts';
import { spacesOf } from '../columns/space.ts';
import type { Binding } from './binding.ts';
import type { Held as HeldBy } from './cql/condition.ts';
import type { Held } from './held.ts';
import { numbersIn, type Located, type NumberRuns } from './located.ts';
import { inCircle, inExtent, inOutline } from './space.ts';

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
	/** The filter's condition in CQL2, where it has one. */
	cql?: HeldBy;
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

function placed(filter: Filter, binding: Binding, { held, located }: Known) {
	const { region } = filter;
	const spaces = spacesOf(filter);
	if (!spaces) return { certain: '0', possibly: '0' };
	if (!spaces.length && !region) return { certain: '1', possibly: '0' };
	const inRegion = region ? chosen('region', region, binding, held) : [];
	const inSpaces = spaces.map(({ key, asked, extent }) =>
		asked.form === 'circle'
			? inCircle(asked.near, extent, binding)
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

/** What a filter asks of rows. */
export function conditionOf(filter: Filter, binding: Binding, known: Known): Condition {
	const { q, from, to, killed } = filter;
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
	if (known.cql) asked.push(known.cql(binding));
	return { asked: all(asked), ...placed(filter, binding, known) };
}
