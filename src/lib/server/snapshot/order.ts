// The order of the engine's rows: those with a point along the curve, then those known to an area, then those
// without a place; of equal ones by id.
import { mortonOf } from '../../columns/morton.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { whereaboutsOf } from '../../query/whereabouts.ts';

const CODES = 2 ** 32;

/** A number that grows along the order of rows. */
export function placeOf(record: AnyRecord, regionOf: (id: string) => Region | undefined): number {
	// A statement speaks of a place but lies in none.
	const geometry = record.kind === 'statement' ? null : record.geometry;
	const where = whereaboutsOf({ location: record.location, geometry }, regionOf);
	if (!where) return 2 * CODES;
	const code = where.form === 'outline' ? 0 : mortonOf(where.lon, where.lat);
	return (where.form === 'point' ? 0 : CODES) + code;
}

/** Numbers by number of a record, from 1, in room that grows. */
export interface Places {
	set(n: number, place: number): void;
	get(n: number): number;
}

/** No places yet. */
export function createPlaces(): Places {
	let places = new Float64Array(1024);
	return {
		set(n, place) {
			if (n >= places.length) {
				const more = new Float64Array(Math.max(n + 1, places.length * 2));
				more.set(places);
				places = more;
			}
			places[n] = place;
		},
		get: (n) => places[n]!
	};
}

/** The numbers of records in the order of rows; they are given in the order of their ids. */
export function orderRows(byId: Uint32Array, places: Places): Uint32Array {
	// Place and rank in one integer: 34 bits and 24, so that one fast sort orders both.
	const keys = new BigUint64Array(byId.length);
	for (let rank = 0; rank < byId.length; rank++)
		keys[rank] = (BigInt(places.get(byId[rank]!)) << 24n) | BigInt(rank);
	keys.sort();
	return Uint32Array.from(keys, (key) => byId[Number(key & 0xffffffn)]!);
}
