// How the basemap is drawn, whoever draws it: widths, sizes and order of its lines and labels.
import { ITALIC, REGULAR } from './fonts.ts';

/** A number that grows from one zoom to another, in rising order of zooms. */
export type Stops = readonly (readonly [zoom: number, value: number])[];

/** The basemap's tiles end here; nearer in they are enlarged. */
export const LAST_TILE_ZOOM = 7;

/** Width in pixels; dashes and the gaps between them in widths. */
export const LINES = {
	river: {
		minzoom: 3,
		width: [
			[3, 0.5],
			[7, 1.4]
		]
	},
	region: {
		minzoom: 3.5,
		width: [
			[3, 0.5],
			[6, 0.9]
		]
	},
	country: {
		minzoom: 0,
		width: [
			[2, 0.5],
			[5, 0.9],
			[8, 1.4]
		]
	},
	disputed: {
		minzoom: 0,
		width: [
			[2, 0.5],
			[5, 0.9],
			[8, 1.4]
		],
		dash: [3, 2.5]
	}
} as const;

/** How a kind of label is set. */
export interface LabelLook {
	/** Layer of the tiles. */
	layer: string;
	font: string;
	/** Pixels. */
	size: Stops;
	/** Between letters, in sizes. */
	spacing: number;
	/** The longest line, in sizes. */
	lineWidth: number;
	/** Room around it, in pixels. */
	padding: number;
	minzoom: number;
	maxzoom: number;
	opacity: number;
}

const usual = { padding: 4, spacing: 0, minzoom: 0, maxzoom: 24, opacity: 1 };

/** The labels, those that give way first. */
export const LABELS = {
	sea: {
		...usual,
		layer: 'seas',
		font: ITALIC,
		size: [
			[2, 11],
			[6, 15]
		],
		spacing: 0.04,
		lineWidth: 4.5,
		padding: 6
	},
	region: {
		...usual,
		layer: 'regions',
		font: REGULAR,
		size: [
			[5, 9.5],
			[8, 12]
		],
		spacing: 0.06,
		lineWidth: 7,
		padding: 8,
		minzoom: 5,
		opacity: 0.85
	},
	country: {
		...usual,
		layer: 'countries',
		font: REGULAR,
		size: [
			[2, 9.5],
			[4, 10.5],
			[7, 14]
		],
		spacing: 0.18,
		lineWidth: 8,
		minzoom: 1.5,
		maxzoom: 7.5
	},
	place: {
		...usual,
		layer: 'places',
		font: REGULAR,
		size: [
			[4, 11.5],
			[8, 13.5]
		],
		lineWidth: 20,
		padding: 5,
		minzoom: 3.5
	}
} satisfies Record<string, LabelLook>;

/** The size of a capital's label at a zoom. */
export const CAPITAL_SIZE = [4, 12] as const;

/** What a place's rank and its being a capital weigh in the order of labels, least first. */
export const PLACE_ORDER = { rank: 10, capital: -12 };

/** Width in pixels of the edge in the land's colour around a label on land. */
export const HALO = 1.2;

/** The number at a zoom. */
export function valueAt(stops: Stops, zoom: number): number {
	let before: readonly [number, number] | undefined;
	for (const stop of stops) {
		if (zoom <= stop[0]) {
			if (!before) return stop[1];
			return before[1] + ((stop[1] - before[1]) * (zoom - before[0])) / (stop[0] - before[0]);
		}
		before = stop;
	}
	return before?.[1] ?? 0;
}
