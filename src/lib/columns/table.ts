import type { Kind } from '../domain/records.ts';
import type { ChoiceKey } from '../query/filter.ts';
import type { Areas } from './area.ts';
import type { AttributionSets } from './attribution.ts';
import type { Degrees } from './degrees.ts';
import type { Codes, Dictionary } from './dictionary.ts';
import type { Casualties } from './figures.ts';
import type { Ragged } from './ragged.ts';

/** The keys whose values are kept as they are, one a row. */
export const SINGLE_KEYS = ['region', 'type', 'dataset', 'layer', 'precision'] as const;
export type SingleKey = (typeof SINGLE_KEYS)[number];

/** What every row has one code of: single values, and sets of which each is kept once. */
export const CODE_KEYS = [
	...SINGLE_KEYS,
	'attributions',
	'sources',
	'period',
	'casualties'
] as const;
export type CodeKey = (typeof CODE_KEYS)[number];

/** Rows of points in blocks, with six numbers each; see extent.ts. */
export type Blocks = Float64Array;

/**
 * All records of one kind as columns, in one order: those that have a point come first, along the curve of
 * morton.ts; then those known to an area; then those without a place; equal ones by id.
 */
export interface Table {
	kind: Kind;
	length: number;
	/** Rows below this have a point. */
	points: number;
	/** Rows from `points` up to this have an area. */
	placed: number;
	/** Of the rows that have a point. */
	morton: Uint32Array;
	lon: Degrees;
	lat: Degrees;
	/** Number of the area of row `points + i`. */
	area: Uint32Array;
	/** 1 where it is on the map. */
	drawn: Uint8Array;
	codes: Record<CodeKey, Codes>;
	/** By code, how many rows of the whole table have it. */
	totals: Record<CodeKey, Uint32Array>;
	/** The rows of each set of attributions, ascending; those of one set after those of the one before. */
	attributed: Uint32Array;
	/** The place of each row by id, and by title and then id. */
	idRank: Uint32Array;
	titleRank: Uint32Array;
	/** Where a run of points of one region begins, and one more; and the region of each run. */
	runs: Uint32Array;
	runRegions: Codes;
	blocks: Blocks;
}

/** Closed intervals of days since 1970-01-01, by code; ascending by first and then by last day. */
export interface Periods {
	earliest: Int32Array;
	latest: Int32Array;
}

/** Everything that the engine reads. */
export interface Columns {
	tables: Record<Kind, Table>;
	dictionaries: Record<ChoiceKey, Dictionary>;
	attributions: AttributionSets;
	/** The sources of each set of sources. */
	sources: Ragged;
	periods: Periods;
	casualties: Casualties;
	areas: Areas;
}

/** How many codes a column can have. */
export function sizeOf({ dictionaries, ...sets }: Columns, key: CodeKey): number {
	if (key === 'attributions' || key === 'sources') return sets[key].offsets.length - 1;
	if (key === 'period') return sets.periods.earliest.length;
	if (key === 'casualties') return sets.casualties.killed.best.length;
	return dictionaries[key].size;
}
