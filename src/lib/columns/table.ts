import type { Kind } from '../domain/records.ts';
import type { ChoiceKey } from '../query/filter.ts';
import type { Areas } from './area.ts';
import type { AttributionSets } from './attribution.ts';
import type { Degrees } from './degrees.ts';
import type { Codes, Dictionary } from './dictionary.ts';
import type { Casualties } from './figures.ts';
import type { Lettering } from './lettering.ts';
import type { Ragged } from './ragged.ts';

/** The keys that have few values: a row has one of each, and they are kept together as its traits. */
export const TRAIT_KEYS = ['type', 'dataset', 'layer', 'precision'] as const;
export type TraitKey = (typeof TRAIT_KEYS)[number];

/**
 * What every row has one code of: a region, and things of which each is kept once. Of traits, attributions,
 * sources and casualties the one that most rows have is 0, and so on, so that counts that are often raised lie
 * side by side.
 */
export const CODE_KEYS = [
	'region',
	'traits',
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
	/** Type and precision are said once more than by traits, for those who look at single rows. */
	codes: Record<CodeKey | 'type' | 'precision', Codes>;
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

/**
 * All distinct traits, by code: of each key the code of the value, 1 where a row is on the map, and the codes of
 * all standings that its attributions have.
 */
export interface Traits extends Record<TraitKey, Codes> {
	drawn: Uint8Array;
	standings: Ragged;
}

/** Everything that the engine reads. */
export interface Columns {
	/** What all arrays lie in. */
	memory: WebAssembly.Memory;
	tables: Record<Kind, Table>;
	dictionaries: Record<ChoiceKey, Dictionary>;
	traits: Traits;
	attributions: AttributionSets;
	/** The sources of each set of sources. */
	sources: Ragged;
	periods: Periods;
	casualties: Casualties;
	/** By code of a period, what all its incidents add up to; see histogram.ts. */
	wholeKilled: Float64Array;
	lettering: Lettering;
	areas: Areas;
}

/** Columns before they are laid out in a memory. */
export type Unplaced = Omit<Columns, 'memory'>;

/** How many codes a column can have. */
export function sizeOf({ dictionaries, ...sets }: Unplaced, key: CodeKey): number {
	if (key === 'attributions' || key === 'sources') return sets[key].offsets.length - 1;
	if (key === 'traits') return sets.traits.drawn.length;
	if (key === 'period') return sets.periods.earliest.length;
	if (key === 'casualties') return sets.casualties.killed.best.length;
	return dictionaries.region.size;
}
