// Tiles from ClickHouse: it adds incidents up, and the writers of tiles from columns write what comes back.
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import type { Engine, Tile } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';
import { nestingsOf } from '../query/nesting.ts';
import { createDictionary } from '../columns/dictionary.ts';
import { codesIn, isTile } from '../columns/grid.ts';
import { classesOf } from '../columns/grid-classes.ts';
import { COUNT } from '../columns/grid-sums.ts';
import { BITS } from '../columns/morton.ts';
import { MOST_SINGLES } from '../columns/singles.ts';
import { CELLS } from '../columns/tile-cells.ts';
import { vocabularyOf } from '../columns/tile-features.ts';
import type { Ask } from './asker.ts';
import { createBinding, type Binding } from './binding.ts';
import { drawnOf, MOST_STACKED, scatteredOf, type Drawn } from './cells.ts';
import { AREAL } from './condition.ts';
import { numbersIn, runsOf, type AreaIndex } from './located.ts';
import { describedOf, placeOf } from './places.ts';
import type { Described, Place, PlaceRow } from './places.ts';
import type { From } from './selects.ts';
import { areasIn, mergedAreas } from './spread.ts';
import { createTileWriter, type Content, type Spread } from './tile.ts';
import * as select from './tile-selects.ts';

/** Of more incidents than this it is not looked at how many coordinates they share. */
const MOST_LOOKED_AT = 20_000;
/** Incidents of all areas of a tile that are named by their ids. */
const MOST_LISTED = 200;
/** No tile draws more areas than this one by one. */
const MOST_AREAS = 100;

/** What tiles are made with. */
export interface TileParts {
	ask: Ask;
	/** A question about what certainly matches. */
	matching: (filter: Filter, binding: Binding) => Promise<{ from: From }>;
	index: AreaIndex;
	lists: Records;
	/** The types of all incidents. */
	types: readonly string[];
}

const sizeOf = (z: number): number => 4 ** (BITS - z);
const codeOf = (tile: Tile): number => codesIn(tile)[0] / sizeOf(tile.z);

/** Makes tiles. */
export function createTiles(parts: TileParts): Pick<Engine, 'tile' | 'tiles'> {
	const { ask, matching, index, lists, types: seen } = parts;
	const types = createDictionary('type', seen, nestingsOf(lists).type.upwards);
	const precisions = createDictionary('precision', PLACE_PRECISIONS);
	const classes = classesOf(types);
	const width = classes.names.length;
	const vocabulary = vocabularyOf({ types, precisions }, classes);
	const write = createTileWriter(index, { types, precisions, vocabulary });

	/** Asks for places among the incidents that match and lie where \`within\` says. */
	async function askPlaces(
		filter: Filter,
		within: (binding: Binding) => string,
		sql: (from: From, classes: select.ClassNumbers, binding: Binding) => string
	): Promise<PlaceRow[]> {
		const binding = createBinding();
		const { where, rows } = (await matching(filter, binding)).from;
		const from = { rows, where: `kind = 'incident' AND ${where} AND ${within(binding)}` };
		const values = types.values;
		const numbers = values.map((_, code) => classes.of[code]!);
		const number = `transform(type, ${binding.list('String', values)}, ${binding.list('Int32', numbers)}, 0)`;
		return ask<PlaceRow>(sql(from, { number, count: width }, binding), binding);
	}
	/** That a point lies in one of some tiles. */
	const inTiles = (tiles: readonly Tile[]) => (binding: Binding) => {
		const runs = runsOf(tiles.map(codeOf).sort((a, b) => a - b));
		const size = sizeOf(tiles[0]!.z);
		const ends = runs.from.map(
			(from, at) =>
				`curve >= ${binding.one('UInt64', from * size)} AND curve < ${binding.one('UInt64', runs.to[at]! * size)}`
		);
		return `(${ends.join(' OR ')})`;
	};

	/** Coordinates with what is shared there, by tile; one more than are drawn where there are too many. */
	async function stacksIn(
		filter: Filter,
		tiles: readonly Tile[]
	): Promise<Map<number, Described[]>> {
		if (!tiles.length) return new Map();
		const found = await askPlaces(filter, inTiles(tiles), (from, numbers, { one }) => {
			const [most, ids] = [one('UInt32', MOST_SINGLES + 1), one('UInt32', MOST_STACKED)];
			return select.describeCoordinates(from, { size: sizeOf(tiles[0]!.z), most, ids }, numbers);
		});
		return Map.groupBy(
			found.map((row) => describedOf(row, width)),
			({ key }) => key
		);
	}
	/** The coordinates of cells that lie alone, by cell. */
	async function aloneIn(
		filter: Filter,
		tiles: readonly Tile[],
		cells: readonly number[]
	): Promise<Map<number, Described>> {
		if (!cells.length) return new Map();
		const size = sizeOf(tiles[0]!.z + CELLS);
		const within = (binding: Binding) =>
			`${inTiles(tiles)(binding)} AND intDiv(curve, ${size}) IN ${binding.list('UInt64', cells)}`;
		const found = await askPlaces(filter, within, (from, numbers, { one }) => {
			const [most, ids] = [one('UInt32', 1), one('UInt32', MOST_STACKED)];
			return select.describeCoordinates(from, { size, most, ids }, numbers);
		});
		return new Map(found.map((row) => [row[0], describedOf(row, width)]));
	}
	/** What each tile of one zoom shows of points. */
	async function pointsIn(filter: Filter, z: number, tiles: readonly Tile[]): Promise<Content[]> {
		const isOnCurve = z + CELLS <= BITS;
		const cell = isOnCurve ? sizeOf(z + CELLS) : 1;
		const found = await askPlaces(filter, inTiles(tiles), (from, numbers) =>
			isOnCurve ? select.sumSquares(from, cell, numbers) : select.sumCoordinates(from, numbers)
		);
		const places = Map.groupBy(
			found.map((row) => placeOf(row, width)),
			({ key }) => Math.floor((key * cell) / sizeOf(z))
		);
		const cellsOf = (tile: Tile) => places.get(codeOf(tile)) ?? [];
		const isFew = (cells: readonly Place[]) =>
			cells.length > 0 &&
			cells.length <= MOST_SINGLES &&
			cells.reduce((sum, { sums }) => sum + sums[COUNT]!, 0) <= MOST_LOOKED_AT;
		const stacks = await stacksIn(
			filter,
			tiles.filter((tile) => isFew(cellsOf(tile)))
		);
		const drawn = tiles.map((tile): Drawn | null => {
			const cells = cellsOf(tile);
			const single = stacks.get(codeOf(tile));
			if (!cells.length || (single && single.length <= MOST_SINGLES)) return null;
			return isOnCurve ? drawnOf(cells) : scatteredOf(tile, cells);
		});
		const lone = drawn.flatMap((one) => one?.alone.map(({ key }) => key) ?? []);
		const crowded = tiles.filter((_, at) => drawn[at]?.alone.length);
		const alone = await aloneIn(filter, crowded, lone);
		return tiles.map((tile, at) => {
			const own = drawn[at] ?? null;
			if (!own) return { stacks: stacks.get(codeOf(tile)) ?? [], drawn: null };
			return { stacks: own.alone.map(({ key }) => alone.get(key)!), drawn: own };
		});
	}

	/** That a record lies in one of some areas. */
	const inAreas = (numbers: readonly number[]) => (binding: Binding) =>
		`curve >= ${AREAL} AND ${numbersIn('area', runsOf([...numbers].sort((a, b) => a - b)), binding)}`;
	const numbers = new Uint32Array(index.ranks.length);
	index.ranks.forEach((rank, number) => (numbers[rank] = number));

	/** The areas of tiles that hold what matches, and what is shared in those that are drawn one by one. */
	async function areasOf(filter: Filter, tiles: readonly Tile[]): Promise<Spread> {
		const runs = tiles.flatMap((tile) =>
			(['disc', 'outline'] as const).map((drawing) => areasIn(index.columns, tile, drawing))
		);
		const asked = runs.flatMap(([from, to]) => [...numbers.subarray(from, to)]);
		const found = asked.length ? await askPlaces(filter, inAreas(asked), select.sumAreas) : [];
		const places = found.map((row) => placeOf(row, width));
		const merged = {
			disc: mergedAreas(index, 'disc', places),
			outline: mergedAreas(index, 'outline', places)
		};
		const single = runs.flatMap(([from, to], at) => {
			const own = merged[at % 2 ? 'outline' : 'disc'].filter(
				({ rank }) => rank >= from && rank < to
			);
			return own.length > MOST_AREAS ? [] : own.flatMap((area) => area.numbers);
		});
		const described = single.length
			? await askPlaces(filter, inAreas(single), (from, numbers, { one }) =>
					select.describeAreas(from, one('UInt32', MOST_LISTED), numbers)
				)
			: [];
		const byNumber = new Map(described.map((row) => [row[0], describedOf(row, width)]));
		return { merged, byNumber };
	}

	async function tilesOf(filter: Filter, asked: readonly Tile[]): Promise<(Uint8Array | null)[]> {
		for (const { z, x, y } of asked)
			if (!isTile({ z, x, y }))
				throw new RangeError(`There is no tile ${z}/${x}/${y}: zooms are 0 to ${BITS}.`);
		const made = new Map<Tile, Uint8Array | null>();
		for (const [z, tiles] of Map.groupBy(asked, (tile) => tile.z)) {
			const [contents, areas] = await Promise.all([
				pointsIn(filter, z, tiles),
				areasOf(filter, tiles)
			]);
			tiles.forEach((tile, at) => made.set(tile, write(tile, contents[at]!, areas)));
		}
		return asked.map((tile) => made.get(tile) ?? null);
	}
	return {
		tiles: tilesOf,
		tile: async (filter, tile) => (await tilesOf(filter, [tile]))[0] ?? null
	};
}
