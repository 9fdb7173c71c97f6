import type { Extent } from '../domain/extent.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Kind } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import type { Sum, Tally } from '../domain/tally.ts';
import type { Filter } from './filter.ts';

/** The facets that every answer counts. */
export const FACETS = [
	'region',
	'group',
	'type',
	'dataset',
	'source',
	'precision',
	'standing'
] as const;
export type FacetName = (typeof FACETS)[number];

/** One value of a facet; `value: null` counts the incidents of which it is not known. */
export interface FacetValue {
	value: string | null;
	label: string;
	count: number;
	/** The value that holds this one (regions, groups, types), else null. */
	parent: string | null;
}
export type Facets = Record<FacetName, FacetValue[]>;

/** How much matches. Incidents, statements and presences are never added up. */
export interface Count {
	/** Incidents that match. */
	matched: number;
	/** Incidents of which only the place is in doubt: their area overlaps the asked one. */
	possibly: number;
	killed: Tally;
	wounded: Tally;
	statements: number;
	presences: number;
	/** Presences of which only the place is in doubt, as `possibly` counts incidents. */
	presencesPossibly: number;
	/** Matching incidents and statements that have no place on the map. */
	notPlaced: number;
}

/** A day or a span of days with the incidents that certainly fall into it. */
export interface Bin extends Sum {
	from: string;
	to: string;
	incidents: number;
}
export interface Histogram {
	unit: 'day' | 'week' | 'month' | 'year';
	/** Gapless, oldest first. */
	bins: Bin[];
	/**
	 * Incidents whose period spans several bins, each counted here once: by that period, or where these are many by
	 * the bins that hold it; ascending, a few dozen at most.
	 */
	wide: Bin[];
	/** Incidents without an earliest or a latest day. */
	undated: number;
}

export interface RecordOf {
	incident: Incident;
	statement: Statement;
	presence: Presence;
}
export type AnyRecord = RecordOf[Kind];

export const ORDERS = ['newest', 'oldest', 'killed', 'title'] as const;
export type Order = (typeof ORDERS)[number];

export interface PageRequest<K extends Kind> {
	kind: K;
	order: Order;
	/** The cursor of the page before; left out: the first page. */
	after?: string;
	/** 1 to 1000. */
	limit: number;
	/** Left out: those that match. `possibly`: those of which only the place is in doubt. */
	match?: 'possibly';
	/** Left out: both. */
	placed?: boolean;
}
export interface Page<K extends Kind> {
	items: RecordOf[K][];
	/** Cursor of the next page, or null at the end. */
	next: string | null;
}

/** A tile of the square of Web Mercator: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames */
export interface Tile {
	z: number;
	x: number;
	y: number;
}
/** The finest zoom of tiles. */
export const MOST_ZOOM = 16;

/**
 * The one seam between questions and the machine that answers them. Every implementation gives the same
 * answers; one conformance suite runs against each. Values that nobody knows match nothing.
 */
export interface Engine {
	/** Id of the data that this engine answers from. */
	readonly snapshot: string;
	count(filter: Filter): Promise<Count>;
	/** Each facet ignores its own key and obeys all others; values without a match are left out unless chosen. */
	facets(filter: Filter): Promise<Facets>;
	histogram(filter: Filter): Promise<Histogram>;
	/** Throws a RangeError for a cursor that is not one of its own or a limit out of range. */
	page<K extends Kind>(filter: Filter, request: PageRequest<K>): Promise<Page<K>>;
	record<K extends Kind>(kind: K, id: string): Promise<RecordOf[K] | null>;
	/** The smallest extent that holds all placed matches of all kinds, areas whole; null for none. */
	extent(filter: Filter): Promise<Extent | null>;
	/**
	 * Matching incidents as a Mapbox Vector Tile, not compressed; null for none. Each incident on the map is
	 * counted by one feature of one tile of a zoom. Throws a RangeError for a tile that does not exist.
	 */
	tile(filter: Filter, tile: Tile): Promise<Uint8Array | null>;
	/** Several tiles, in the order asked. */
	tiles(filter: Filter, tiles: readonly Tile[]): Promise<(Uint8Array | null)[]>;
}
