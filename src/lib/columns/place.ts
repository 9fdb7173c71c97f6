// Where the row of a record goes: those that have a point come first, along the curve; then those known to an
// area, area after area; then those without a place. Rows of one place follow each other by id.
import { isDrawn, whereaboutsOf, type Placed, type RegionOf } from '../query/whereabouts.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { AreaBuilder, Drawing } from './areas.ts';
import { mortonOf } from './morton.ts';

/** All that the place of a row rests on. */
export interface Spot extends Placed {
	drawn: boolean;
}

/** The spot of a record. A statement speaks of a place but lies in none. */
export function spotOf(record: AnyRecord, regionOf: RegionOf): Required<Spot> {
	const { location } = record;
	if (record.kind === 'statement') return { location, geometry: null, drawn: false };
	return { location, geometry: record.geometry, drawn: isDrawn(record, regionOf) };
}

/** Places below this are points, from here up to twice as much areas by their number, beyond it there is none. */
export const AREAL = 2 ** 32;
export const PLACELESS = 2 * AREAL;

const drawingOf = ({ location, drawn }: Spot): Drawing => {
	if (!drawn) return 'none';
	return location.precision === 'near-settlement' ? 'disc' : 'outline';
};

/** A point in degrees, or null; and the place, of an area by the number that it has until all are known. */
export function placeOf(
	spot: Spot,
	areas: AreaBuilder,
	regionOf: RegionOf
): { place: number; point: { lon: number; lat: number } | null } {
	const where = whereaboutsOf(spot, regionOf);
	if (!where) return { place: PLACELESS, point: null };
	if (where.form === 'point') return { place: mortonOf(where.lon, where.lat), point: where };
	const area = areas.add(where, spot.location.region ?? null, drawingOf(spot));
	return { place: AREAL + area, point: null };
}

/** A place once all areas are known; `ranks` are theirs. */
export const settle = (place: number, ranks: Uint32Array): number =>
	place >= AREAL && place < PLACELESS ? AREAL + ranks[place - AREAL]! : place;
