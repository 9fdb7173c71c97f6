// The order of the engine's rows, found before any of them is written.
import { createAreaBuilder } from '../../columns/areas.ts';
import { placeOf, settle, spotOf } from '../../columns/place.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';

/** The places of records while they are gathered. */
export interface RowOrder {
	/** Keeps the place of a record, which has a number from 1. */
	see: (record: AnyRecord, n: number) => void;
	/** The numbers of records of one kind in the order of rows; they are given in the order of their ids. */
	rowsOf: (byId: Uint32Array) => Uint32Array;
	/** Lets all places go. */
	forget: () => void;
}

/** No records yet, and the regions that they may lie in. */
export function createRowOrder(regions: readonly Region[]): RowOrder {
	const known = new Map(regions.map((region) => [region.id, region]));
	const regionOf = (id: string) => known.get(id);
	const areas = createAreaBuilder(regions);
	let ranks: Uint32Array | undefined;
	let places = new Float64Array(1024);
	return {
		see(record, n) {
			if (n >= places.length) {
				const more = new Float64Array(Math.max(n + 1, places.length * 2));
				more.set(places);
				places = more;
			}
			places[n] = placeOf(spotOf(record, regionOf), areas, regionOf).place;
			ranks = undefined;
		},
		forget: () => void (places = new Float64Array(1024)),
		rowsOf(byId) {
			const settled = (ranks ??= areas.ranks());
			// Place and rank in one integer: 34 bits and 24, so that one fast sort orders both.
			const keys = new BigUint64Array(byId.length);
			for (let rank = 0; rank < byId.length; rank++)
				keys[rank] = (BigInt(settle(places[byId[rank]!]!, settled)) << 24n) | BigInt(rank);
			keys.sort();
			// Not by `from`, which would hold a list of so many big integers.
			const rows = new Uint32Array(keys.length);
			for (let row = 0; row < keys.length; row++) rows[row] = byId[Number(keys[row]! & 0xffffffn)]!;
			return rows;
		}
	};
}
