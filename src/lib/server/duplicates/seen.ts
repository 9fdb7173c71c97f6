import { PLACE_PRECISIONS, type PlacePrecision } from '../../domain/precision.ts';

/** What is held of one incident; an unknown place is NaN, an unknown region -1. */
export interface Sight {
	n: number;
	dataset: number;
	earliest: number;
	latest: number;
	precision: PlacePrecision;
	lon: number;
	lat: number;
	region: number;
}

/** Room for so many is made at first. */
const FIRST = 1024;

/** Numbers by number of a record, in room that grows. */
export function createColumns() {
	let room = 0;
	let lon = new Float32Array(room);
	let lat = new Float32Array(room);
	let earliest = new Int32Array(room);
	let latest = new Int32Array(room);
	let region = new Int32Array(room);
	let dataset = new Uint16Array(room);
	/** 0: nothing is held of it. */
	let precision = new Uint8Array(room);
	function clear(): void {
		room = 0;
		[lon, lat] = [new Float32Array(room), new Float32Array(room)];
		[earliest, latest, region] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
		[dataset, precision] = [new Uint16Array(room), new Uint8Array(room)];
	}
	function grow(least: number): void {
		room = Math.max(least, room * 2, FIRST);
		const larger = <T extends Float32Array | Int32Array | Uint16Array | Uint8Array>(
			made: T,
			old: T
		): T => {
			made.set(old);
			return made;
		};
		lon = larger(new Float32Array(room), lon);
		lat = larger(new Float32Array(room), lat);
		earliest = larger(new Int32Array(room), earliest);
		latest = larger(new Int32Array(room), latest);
		region = larger(new Int32Array(room), region);
		dataset = larger(new Uint16Array(room), dataset);
		precision = larger(new Uint8Array(room), precision);
	}
	return {
		set(sight: Sight): void {
			const { n } = sight;
			if (n >= room) grow(n + 1);
			lon[n] = sight.lon;
			lat[n] = sight.lat;
			earliest[n] = sight.earliest;
			latest[n] = sight.latest;
			region[n] = sight.region;
			dataset[n] = sight.dataset;
			precision[n] = PLACE_PRECISIONS.indexOf(sight.precision) + 1;
		},
		drop(n: number): void {
			if (n < room) precision[n] = 0;
		},
		get: (n: number): Sight => ({
			n,
			dataset: dataset[n]!,
			earliest: earliest[n]!,
			latest: latest[n]!,
			precision: PLACE_PRECISIONS[precision[n]! - 1]!,
			lon: lon[n]!,
			lat: lat[n]!,
			region: region[n]!
		}),
		clear,
		/** Numbers of all that something is held of, the earliest first. */
		sorted(): Uint32Array {
			let count = 0;
			for (let n = 0; n < room; n++) if (precision[n]) count++;
			const all = new Uint32Array(count);
			for (let n = 0, at = 0; n < room; n++) if (precision[n]) all[at++] = n;
			return all.sort((a, b) => earliest[a]! - earliest[b]! || a - b);
		}
	};
}
