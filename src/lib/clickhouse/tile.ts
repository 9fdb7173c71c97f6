// Writes one tile from what ClickHouse adds up, as the writers of columns do from rows.
import type { Tile } from '../query/engine.ts';
import { columnIn, lineIn } from '../columns/grid.ts';
import { COUNT } from '../columns/grid-sums.ts';
import { across, down } from '../columns/morton.ts';
import { createPointLayer } from '../columns/mvt.ts';
import type { AreaDrawing } from '../columns/tile-areas.ts';
import { TAGS, type TagRows } from '../columns/tile-features.ts';
import { createAreaWriter } from '../columns/tile-outlines.ts';
import { MOST_STACKED, putCells, type Drawn } from './cells.ts';
import type { AreaIndex } from './located.ts';
import { joinedDescriptions, tagPlace, type Described, type Naming } from './places.ts';
import { placeOfArea, runsOfAreas, type Merged } from './spread.ts';

/** Incidents of all coordinates that a tile names by their ids. */
const MOST_LISTED = 700;
/** Up to so many places of a tile are named. */
const MOST_NAMED = 100;
/** Units of a tile's side; a cell is drawn to a pixel of a tile of 1024. */
const EXTENT = 4096;
const CELL_EXTENT = 1024;

/** What a tile shows of points: coordinates one by one, and cells where these are too many. */
export interface Content {
	stacks: Described[];
	drawn: Drawn | null;
}

/** The areas that hold what matches, and by number what is shared in those that are drawn one by one. */
export interface Spread {
	merged: Record<AreaDrawing, Merged[]>;
	byNumber: ReadonlyMap<number, Described>;
}

/** What is shared in areas that are drawn as one. */
const describe = ({ numbers }: Merged, byNumber: Spread['byNumber']): Described =>
	joinedDescriptions(numbers.map((number) => byNumber.get(number)!));

/** Writes tiles of some areas; null where there is nothing in one. */
export function createTileWriter(index: AreaIndex, naming: Naming) {
	const { vocabulary } = naming;
	const layer = (name: string, extent: number) =>
		createPointLayer(name, TAGS, extent, vocabulary.words);

	return (
		tile: Tile,
		{ stacks, drawn }: Content,
		{ merged, byNumber }: Spread
	): Uint8Array<ArrayBuffer> | null => {
		const [incidents, cells, spread] = [
			layer('incidents', EXTENT),
			layer('cells', CELL_EXTENT),
			layer('areas', EXTENT)
		] as const;
		let left = MOST_LISTED;
		for (const stack of stacks) {
			const count = stack.sums[COUNT]!;
			const listed = count <= Math.min(MOST_STACKED, left);
			if (listed) left -= count;
			tagPlace(incidents, stack, naming, { listed, named: stacks.length <= MOST_NAMED });
			incidents.point(
				columnIn(tile, across(stack.lon), EXTENT),
				lineIn(tile, down(stack.lat), EXTENT)
			);
		}
		if (drawn) putCells(cells, tile, drawn, vocabulary);
		const beside = incidents.length + cells.length;
		for (const drawing of ['disc', 'outline'] as const) {
			const runs = runsOfAreas(index, merged[drawing]);
			const tagRows: TagRows = (into, rows, _from, _to, how) =>
				tagPlace(into, describe(runs.areaOf(rows), byNumber), naming, how);
			const put = createAreaWriter(
				{ placeOfArea: (area) => placeOfArea(index, area) },
				vocabulary,
				tagRows
			);
			put(drawing, [spread, drawing === 'disc' ? cells : spread], tile, runs, beside);
		}
		const bytes = [incidents, cells, spread].flatMap((one) => [...one.bytes()]);
		return bytes.length ? Uint8Array.from(bytes) : null;
	};
}
