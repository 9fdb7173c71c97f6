import type { Tile } from '../query/engine.ts';
import type { Words } from './tile-features.ts';
import type { Tiler } from './tile.ts';

/** Rows of which tiles say the id, and those of which they say the place; each row once. */
export interface Named {
	ids: Uint32Array;
	places: Uint32Array;
}

/** The rows of which tiles say more than the columns know. */
export function rowsNamed(tiler: Tiler, rows: Uint32Array, tiles: readonly Tile[]): Named {
	const [ids, places] = [new Set<number>(), new Set<number>()];
	const words: Words = {
		idOf: (row) => {
			ids.add(row);
			return '';
		},
		placeOf: (row) => {
			places.add(row);
			return null;
		}
	};
	for (const tile of tiles) tiler(rows, tile, words, true);
	return { ids: Uint32Array.from(ids), places: Uint32Array.from(places) };
}
