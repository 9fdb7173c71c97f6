import type { Extent } from '../domain/extent.ts';
import type { Position } from '../domain/schema.ts';
import type { Expression } from './cql/expression.ts';

/** The facet keys: OR within a key, AND between keys; an excluded value never matches. */
export const CHOICE_KEYS = [
	'region',
	'group',
	'type',
	'source',
	'dataset',
	'standing',
	'role',
	'precision',
	'layer'
] as const;
export type ChoiceKey = (typeof CHOICE_KEYS)[number];

/** Stands for "not known" as a value of a choice, in filters and addresses. */
export const UNKNOWN = '~';

/** The values of one key: at least one of `include` (if any) and none of `exclude` must hold. */
export interface Choice {
	include: string[];
	exclude: string[];
}

/** A circle: centre in degrees, radius in kilometres on the sphere. */
export interface Near {
	lon: number;
	lat: number;
	km: number;
}

/** What may be asked. Every part left out lets everything through; parts are joined by AND. */
export interface Filter extends Partial<Record<ChoiceKey, Choice>> {
	/** Full text: every word (or "quoted phrase") must be found. */
	q?: string;
	/** Closed interval of ISO days; a record matches when its interval of possibility overlaps. */
	from?: string;
	to?: string;
	bbox?: Extent;
	/** Outline of a polygon, open (the first vertex is not repeated), at most 200 vertices. */
	area?: Position[];
	near?: Near;
	/** On the best figure, ends included; unreported does not match. */
	killed?: { min: number | null; max: number | null };
	/** A condition in CQL2, of properties that exist; no address of the atlas itself carries one. */
	cql?: Expression;
}

/** The same filter without one key, as a facet counts it. */
export function without(filter: Filter, key: keyof Filter): Filter {
	const rest = { ...filter };
	delete rest[key];
	return rest;
}

/** The filter with a value of a choice switched: off where it was chosen or excluded, else included. */
export function toggle(filter: Filter, key: ChoiceKey, value: string): Filter {
	const choice = filter[key] ?? { include: [], exclude: [] };
	const drop = (values: string[]) => values.filter((other) => other !== value);
	const had = choice.include.includes(value) || choice.exclude.includes(value);
	const next: Choice = {
		include: had ? drop(choice.include) : [...choice.include, value],
		exclude: drop(choice.exclude)
	};
	const rest = without(filter, key);
	return next.include.length || next.exclude.length ? { ...rest, [key]: next } : rest;
}

/** Whether a filter lets everything through. */
export const isEmpty = (filter: Filter): boolean => Object.keys(filter).length === 0;

/** The part of a filter that is drawn on the map as a shape; null where there is none. */
export function shapeOf({ bbox, area, near }: Filter) {
	return bbox ? { bbox } : area ? { area } : near ? { near } : null;
}

/** A filter of space alone. */
export type Shape = NonNullable<ReturnType<typeof shapeOf>>;
