// How alike two incidents of different datasets are that may be one. Two reports of one occurrence lie close to each
// other in space and time, and where they do, they are weighed by what they agree on: the type on its levels, the
// figures, the groups. A place that is known only to an area cannot speak for closeness, so that such a pair stays a
// weak one whatever else agrees. What nobody reported speaks neither for nor against.
import type { PlacePrecision } from './precision.ts';
import type { Reported } from './tally.ts';

/** How far apart two reports of one occurrence may lie. */
export const WINDOW = {
	/** Kilometres between two places. */
	km: 10,
	/** Kilometres where one of them is only near a settlement. */
	nearKm: 25,
	/** Days between the last possible one of the earlier and the first possible one of the later. */
	days: 2,
	/** Days that a report may leave open; a wider period says too little. */
	width: 31
};

/** From here on a pair is a candidate; a pair that an area is part of is halved and so always lies below. */
export const LEAST = 0.5;
/** What a pair needs, before it is halved, to be a weak candidate. */
const LEAST_AREAL = 0.75;

const WEIGHTS = { place: 0.25, time: 0.2, type: 0.2, figures: 0.2, groups: 0.15 };
/** What is not known lies in the middle. */
const UNKNOWN = 0.5;

/** What is compared of an incident. */
export interface Portrait {
	precision: PlacePrecision;
	/** Days since 1970-01-01. */
	earliest: number;
	latest: number;
	/** Ids of its type and of those above it, the finest first. */
	types: readonly string[];
	killed: Reported;
	/** For each group the ids and folded names that it goes by. */
	groups: readonly ReadonlySet<string>[];
}

/** How alike two incidents are. */
export interface Likeness {
	/** From 0 to 1; below LEAST it is a weak one. */
	score: number;
	/** Null where one of the places is only an area. */
	km: number | null;
	/** Days between them; 0 where they can have been on one day. */
	days: number;
}

const AREAL: ReadonlySet<PlacePrecision> = new Set(['district', 'province', 'line-or-area']);

/** Whether a place so known is an area, in which anything can lie anywhere. */
export const isAreal = (precision: PlacePrecision): boolean => AREAL.has(precision);

/** Days between two closed periods; 0 where they overlap. */
export const gapOf = (a: Span, b: Span): number =>
	Math.max(0, a.earliest - b.latest, b.earliest - a.latest);
type Span = Pick<Portrait, 'earliest' | 'latest'>;

/** How far apart two places of these precisions may lie, in kilometres. */
export const reachOf = (a: PlacePrecision, b: PlacePrecision): number =>
	a === 'near-settlement' || b === 'near-settlement' ? WINDOW.nearKm : WINDOW.km;

/** Types that are the same count whole, those of one branch half. */
function agreeOnType(a: readonly string[], b: readonly string[]): number {
	if (!a.length || !b.length) return UNKNOWN;
	if (a[0] === b[0]) return 1;
	return a.some((type) => b.includes(type)) ? 0.5 : 0;
}

/** Equal best figures count whole, ranges that meet less, all others by how near the best figures are. */
function agreeOnFigures(a: Reported, b: Reported): number {
	if (a.best === null || b.best === null) return UNKNOWN;
	if (a.best === b.best) return 1;
	const low = Math.max(a.low ?? a.best, b.low ?? b.best);
	const high = Math.min(a.high ?? Infinity, b.high ?? Infinity);
	if (low <= high) return 0.7;
	return (0.5 * Math.min(a.best, b.best)) / Math.max(a.best, b.best);
}

/** The share of the groups of the report with fewer ones that the other names, too. */
function agreeOnGroups(a: Portrait['groups'], b: Portrait['groups']): number {
	const [few, many] = a.length <= b.length ? [a, b] : [b, a];
	if (!few.length) return UNKNOWN;
	const meets = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
		[...one].some((name) => other.has(name));
	const shared = (one: Portrait['groups'], other: Portrait['groups']) =>
		one.filter((group) => other.some((known) => meets(group, known))).length;
	// Counted from both sides, so that it is the same whichever comes first.
	return Math.min(shared(few, many), shared(many, few)) / few.length;
}

/**
 * How alike two incidents are whose places lie so many kilometres apart (null: one of them is an area that the
 * other may lie in); null where they are too far apart or agree on too little.
 */
export function likenessOf(a: Portrait, b: Portrait, km: number | null): Likeness | null {
	const days = gapOf(a, b);
	if (days > WINDOW.days) return null;
	const areal = km === null || isAreal(a.precision) || isAreal(b.precision);
	const reach = reachOf(a.precision, b.precision);
	if (km !== null && !areal && km > reach) return null;
	const agreed = {
		place: areal ? UNKNOWN : 1 - km / reach,
		time: 1 - days / (WINDOW.days + 1),
		type: agreeOnType(a.types, b.types),
		figures: agreeOnFigures(a.killed, b.killed),
		groups: agreeOnGroups(a.groups, b.groups)
	};
	const whole = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
		(sum, aspect) => sum + WEIGHTS[aspect] * agreed[aspect],
		0
	);
	if (whole < (areal ? LEAST_AREAL : LEAST)) return null;
	const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
	return {
		score: round(areal ? whole / 2 : whole, 3),
		km: areal ? null : round(km, 2),
		days
	};
}
