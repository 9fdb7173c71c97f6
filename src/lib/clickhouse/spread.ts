// The areas of tiles: which of them hold matching incidents, and what these add up to.
import type { Tile } from '../query/engine.ts';
import type { AreaColumns } from '../columns/area.ts';
import { DRAWINGS } from '../columns/areas.ts';
import { codesIn } from '../columns/grid.ts';
import { LAT, LON, COUNT } from '../columns/grid-sums.ts';
import { lowerBound } from '../columns/morton.ts';
import type { AreaDrawing, AreaRuns } from '../columns/tile-areas.ts';
import type { AreaPlace } from '../columns/tile-source.ts';
import type { AreaIndex } from './located.ts';
import { joined, type Place } from './places.ts';

/** Areas by their places in the order of columns: from one up to another. */
type Run = readonly [from: number, to: number];

/** The areas of one drawing that are drawn in a tile, whatever lies in them: they follow each other. */
export function areasIn({ drawing, morton }: AreaColumns, tile: Tile, drawn: AreaDrawing): Run {
	const number = DRAWINGS.indexOf(drawn);
	const [from, to] = [lowerBound(drawing, number), lowerBound(drawing, number + 1)];
	const [first, last] = codesIn(tile);
	return [lowerBound(morton, first, from, to), lowerBound(morton, last, from, to)];
}

/** How an area is drawn. */
export function placeOfArea({ columns, areas }: AreaIndex, area: number): AreaPlace {
	const isDisc = columns.outline[area]! < 0;
	return {
		lon: columns.lon[area]!,
		lat: columns.lat[area]!,
		radius: isDisc ? columns.radius[area]! : null,
		// A disc lies in a region; it is not that region.
		region: isDisc ? null : areas.regionOf(area)
	};
}

/** Areas that are drawn as one: one region may be known as several. */
export interface Merged {
	/** Of the first, its place in the order of columns. */
	rank: number;
	numbers: number[];
	place: Place;
}

/** Areas that hold matching incidents, in order, those that are drawn as one together. */
export function mergedAreas(
	index: AreaIndex,
	drawing: AreaDrawing,
	places: readonly Place[]
): Merged[] {
	const { columns, ranks } = index;
	const number = DRAWINGS.indexOf(drawing);
	const inOrder = places
		.map((place) => ({ place, rank: ranks[place.key]! }))
		.filter(({ rank }) => columns.drawing[rank] === number)
		.sort((a, b) => a.rank - b.rank);
	const isSame = (one: number, other: number): boolean => {
		if (columns.morton[one] !== columns.morton[other]) return false;
		const { region } = placeOfArea(index, one);
		return region !== null && region === placeOfArea(index, other).region;
	};
	const merged: Merged[] = [];
	let last = -1;
	for (const { place, rank } of inOrder) {
		// Positions of areas are where these are drawn, whatever their incidents say.
		const sums = place.sums.slice();
		sums[LON] = sums[COUNT]! * columns.lon[rank]!;
		sums[LAT] = sums[COUNT]! * columns.lat[rank]!;
		const own = { ...place, sums };
		const before = merged.at(-1);
		if (before && isSame(last, rank)) {
			before.numbers.push(place.key);
			before.place = joined([before.place, own]);
		} else merged.push({ rank, numbers: [place.key], place: own });
		last = rank;
	}
	return merged;
}

/** Ids of an area are told up to so many, so that it need not be known how many more rows there are. */
const MOST_ROWS = 201;

/** Merged areas as the writer of tiles takes them; \`rows\` stand for an area without being any. */
export function runsOfAreas(
	index: AreaIndex,
	merged: readonly Merged[]
): AreaRuns & { areaOf: (rows: Uint32Array) => Merged } {
	const areaOf = new Map<Uint32Array, Merged>();
	return {
		codes: Uint32Array.from(merged, ({ rank }) => index.columns.morton[rank]!),
		areaAt: (at) => merged[at]!.rank,
		sums: (from, to) => joined(merged.slice(from, to).map(({ place }) => place)).sums,
		rows(at) {
			const area = merged[at]!;
			const rows = new Uint32Array(Math.min(MOST_ROWS, area.place.sums[COUNT]!));
			areaOf.set(rows, area);
			return rows;
		},
		areaOf: (rows) => areaOf.get(rows)!
	};
}
