// Which incidents of different datasets may be one: candidates by time, then by place, in one sweep along the days.
// Only a few numbers are held of each incident; what is compared beyond them is read for those that meet.
import { gapOf, isAreal, likenessOf, reachOf, WINDOW } from '../../domain/likeness.ts';
import type { Likeness, Portrait } from '../../domain/likeness.ts';
import { dayNumber } from '../../domain/period.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Region } from '../../domain/region.ts';
import { distance } from '../../query/distance.ts';
import { cellOf, cellsAround } from './cells.ts';
import { createColumns, type Sight } from './seen.ts';

/** Two incidents by their numbers. */
export interface Pair extends Likeness {
	a: number;
	b: number;
}

/** So many best pairs are kept of each incident. */
const MOST_EACH = 3;
/** When so many pairs have come together, those that cannot be among the best are let go. */
const MOST_HELD = 1_000_000;

const NONE = -1;

const better = (a: Pair, b: Pair): number => b.score - a.score || a.a - b.a || a.b - b.b;

/** The pairs that are among the best of both their incidents, the best first. */
function bestOf(pairs: Pair[]): Pair[] {
	const seen = new Map<number, number>();
	const rank = (n: number): number => {
		const place = seen.get(n) ?? 0;
		seen.set(n, place + 1);
		return place;
	};
	return pairs.sort(better).filter(({ a, b }) => {
		const [first, second] = [rank(a), rank(b)];
		return first < MOST_EACH && second < MOST_EACH;
	});
}

/** Where incidents were seen, and which of them may be one. */
export interface Sightings {
	/** Takes an incident, in the place of what had its number. */
	see(incident: Incident, n: number): void;
	/** The likeliest pairs, the best first; `portrait` is asked for those that meet, null where one is gone. */
	pairs(portrait: (n: number) => Portrait | null): Pair[];
	/** Lets everything go. */
	forget(): void;
}

/** Nothing seen yet. */
export function createSightings(regions: readonly Region[]): Sightings {
	const columns = createColumns();
	const datasets = new Map<string, number>();
	const numberOf = new Map(regions.map(({ id }, index) => [id, index]));
	/** A region and those that hold it, without countries. */
	const up = regions.map((region) => {
		const found: number[] = [];
		for (let at: Region | undefined = region; at && at.level !== 'country' && found.length < 10;) {
			found.push(numberOf.get(at.id)!);
			at = regions[numberOf.get(at.parent ?? '') ?? NONE];
		}
		return found;
	});
	/** Keys of regions lie below those of cells: one for what is known to it, one for what lies in it. */
	const knownTo = (region: number): number => -2 * region - 2;
	const within = (region: number): number => -2 * region - 3;

	function sightOf(incident: Incident, n: number): Sight | null {
		const { period, location, geometry, dataset } = incident;
		if (!period.earliest || !period.latest) return null;
		const [earliest, latest] = [dayNumber(period.earliest), dayNumber(period.latest)];
		if (latest - earliest >= WINDOW.width) return null;
		const { precision } = location;
		if (precision === 'country' || precision === 'unknown') return null;
		const [lon, lat] =
			geometry?.type === 'Point' ? geometry.coordinates : (location.anchor ?? [NaN, NaN]);
		const region = numberOf.get(location.region ?? '') ?? NONE;
		if (Number.isNaN(lon ?? NaN) && region === NONE) return null;
		if (!datasets.has(dataset)) datasets.set(dataset, datasets.size);
		const place = { lon: lon ?? NaN, lat: lat ?? NaN, region };
		return { n, dataset: datasets.get(dataset)!, earliest, latest, precision, ...place };
	}
	/** Under which keys an incident is found, and under which it finds others. */
	function keysOf({ precision, region, lon, lat }: Sight): { own: number[]; others: number[] } {
		const ups = up[region] ?? [];
		const areal = isAreal(precision);
		if (areal && ups.length) {
			const above = ups.slice(1);
			return {
				own: [knownTo(region), ...above.map(within)],
				others: [knownTo(region), within(region), ...above.map(knownTo)]
			};
		}
		const placed = !Number.isNaN(lon);
		const cell = placed ? [cellOf(lon, lat)] : [];
		return {
			own: [...cell, ...ups.map(within)],
			others: [...(placed ? cellsAround(lon, lat) : []), ...ups.map(knownTo)]
		};
	}
	/** Kilometres between two that met; null where one is an area, undefined where they are too far apart. */
	function between(a: Sight, b: Sight): number | null | undefined {
		if (isAreal(a.precision) || isAreal(b.precision)) {
			if (up[a.region]?.length || up[b.region]?.length) return null;
		}
		const km = distance(a.lon, a.lat, b.lon, b.lat);
		return km <= reachOf(a.precision, b.precision) ? km : undefined;
	}

	return {
		see(incident, n) {
			const sight = sightOf(incident, n);
			if (sight) columns.set(sight);
			else columns.drop(n);
		},
		forget: () => columns.clear(),
		pairs(portrait) {
			if (datasets.size < 2) return [];
			const grids = Array.from(datasets, () => new Map<number, Set<number>>());
			const ending = new Map<number, number[]>();
			const portraits = new Map<number, Portrait | null>();
			const portraitOf = (n: number) => {
				let known = portraits.get(n);
				if (known === undefined) portraits.set(n, (known = portrait(n)));
				return known;
			};
			let pairs: Pair[] = [];
			const leave = (n: number) => {
				const sight = columns.get(n);
				const grid = grids[sight.dataset]!;
				for (const key of keysOf(sight).own) {
					const held = grid.get(key);
					held?.delete(n);
					if (held?.size === 0) grid.delete(key);
				}
				portraits.delete(n);
			};
			function compare(sight: Sight, other: number): void {
				const seen = columns.get(other);
				if (gapOf(sight, seen) > WINDOW.days) return;
				const km = between(sight, seen);
				if (km === undefined) return;
				const [a, b] = [portraitOf(sight.n), portraitOf(other)];
				const likeness = a && b && likenessOf(a, b, km);
				if (!likeness) return;
				pairs.push({ a: Math.min(sight.n, other), b: Math.max(sight.n, other), ...likeness });
				if (pairs.length >= MOST_HELD) pairs = bestOf(pairs);
			}
			let today = -Infinity;
			for (const n of columns.sorted()) {
				const sight = columns.get(n);
				if (sight.earliest > today) {
					for (const [day, left] of ending) {
						if (day >= sight.earliest) continue;
						left.forEach(leave);
						ending.delete(day);
					}
					today = sight.earliest;
				}
				const { own, others } = keysOf(sight);
				for (const [dataset, grid] of grids.entries()) {
					if (dataset === sight.dataset || !grid.size) continue;
					const met = new Set<number>();
					for (const key of others) for (const other of grid.get(key) ?? []) met.add(other);
					for (const other of met) compare(sight, other);
				}
				const grid = grids[sight.dataset]!;
				for (const key of own) {
					const held = grid.get(key);
					if (held) held.add(n);
					else grid.set(key, new Set([n]));
				}
				const last = sight.latest + WINDOW.days;
				const leaving = ending.get(last);
				if (leaving) leaving.push(n);
				else ending.set(last, [n]);
			}
			return bestOf(pairs);
		}
	};
}
