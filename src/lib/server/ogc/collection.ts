// What every collection of the OGC API offers, whether its features come from the engine or from a list in memory.
import type { Geometry } from 'geojson';
import type { Dataset } from '../../domain/dataset.ts';
import type { Extent } from '../../domain/extent.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import type { Expression } from '../../query/cql/expression.ts';
import type { Tile } from '../../query/engine.ts';
import type { Described, Value } from '../flat/property.ts';
import type { Days } from './datetime.ts';

/** The name of the place of a feature in filters. */
export const GEOMETRY = 'geometry';

/** One feature: its place as it may be drawn, in degrees, and its properties. */
export interface Item {
	id: string;
	geometry: Geometry | null;
	values: Record<string, Value>;
	/** The incident or presence that it is; null for groups and regions. */
	record: Incident | Presence | null;
}

/** Which features are asked for; parts are joined by AND. */
export interface Question {
	days?: Days;
	/** What meets it; what has no place meets every one. */
	extent?: Extent;
	expression?: Expression;
}

/** Features in an order that stays, and the cursor of those after them; null at the end. */
export interface ItemPage {
	items: Item[];
	next: string | null;
}

/** Where and when the features of a collection lie; null where nothing is known of it. */
export interface Reach {
	extent: Extent | null;
	/** Days, null for an open end. */
	period: [first: string | null, last: string | null] | null;
}

export interface Collection {
	id: string;
	title: string;
	/** Plain text. */
	description: string;
	/** Whether its features have places. */
	isPlaced: boolean;
	properties: readonly Described[];
	/** What else can be asked for; a feature may have several values of each. */
	traits: readonly Described[];
	/** Where all its features are of one dataset. */
	dataset?: Dataset;
	/** A vector tile of it, null where nothing lies in one; left out where nothing has a place. */
	tile?: (tile: Tile) => Promise<Uint8Array | null>;
	/** The layers of such a tile. */
	tileLayers?: readonly { id: string; description: string }[];
	/** The address of the atlas that shows the same; left out where none does. */
	view?: string;
	/** How many features match. */
	count: (question: Question) => Promise<number>;
	/** Throws a RangeError for a cursor that is not one of its own. */
	page: (question: Question, asked: { after?: string; limit: number }) => Promise<ItemPage>;
	item: (id: string) => Item | null;
	reach: () => Promise<Reach>;
}
