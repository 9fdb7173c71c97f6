// How exactly a place or a date is known, in the words of the glossary. No zod here: pages import this.

export const PLACE_PRECISIONS = [
	'exact',
	'settlement',
	'near-settlement',
	'district',
	'province',
	'country',
	'line-or-area',
	'water',
	'unknown'
] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

/** What is known so has no place on the map. */
export const UNPLACED: readonly PlacePrecision[] = ['country', 'unknown'];

export const PERIOD_PRECISIONS = ['day', 'days', 'week', 'month', 'year', 'unknown'] as const;
export type PeriodPrecision = (typeof PERIOD_PRECISIONS)[number];

const PLACE_WORDS: Record<PlacePrecision, string> = {
	exact: 'exact place',
	settlement: 'settlement',
	'near-settlement': 'near a settlement',
	district: 'district',
	province: 'province',
	country: 'country only',
	'line-or-area': 'along a line or in an area',
	water: 'at sea',
	unknown: 'place unknown'
};

/** A place precision in words for a reader, as "near a settlement". */
export const formatPlacePrecision = (precision: PlacePrecision): string => PLACE_WORDS[precision];

/** How a record is drawn: a symbol, a symbol in a disc, an outline, or not on the map at all. */
export type Drawing = 'symbol' | 'disc' | 'outline' | 'not placed';

/** The honest picture of a place known so exactly; a record without geometry is never placed. */
export function drawingOf(precision: PlacePrecision, hasGeometry: boolean): Drawing {
	if (!hasGeometry || UNPLACED.includes(precision)) return 'not placed';
	if (precision === 'exact' || precision === 'settlement' || precision === 'water') return 'symbol';
	return precision === 'near-settlement' ? 'disc' : 'outline';
}

/** The radius, in metres, that a precision stands for where neither outline nor radius is given. */
export const DEFAULT_RADIUS: Record<PlacePrecision, number> = {
	exact: 0,
	settlement: 0,
	'near-settlement': 25_000,
	district: 30_000,
	province: 100_000,
	country: 500_000,
	'line-or-area': 50_000,
	water: 0,
	unknown: 0
};
