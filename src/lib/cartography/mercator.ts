// Web Mercator: the world as a square from 0 to 1, x to the east and y to the south.
// https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
import type { Extent } from '../domain/extent.ts';

/** The parallel at which the square ends, in degrees. */
export const MAX_LATITUDE = 85.0511287798066;

/** World coordinates of a position in degrees; latitudes beyond the square lie on its edge. */
export function project([lon, lat]: readonly [number, number]): [x: number, y: number] {
	const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
	const sine = Math.sin((clamped * Math.PI) / 180);
	return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** The position in degrees of world coordinates. */
export function unproject([x, y]: readonly [number, number]): [lon: number, lat: number] {
	return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

export interface Tile {
	z: number;
	x: number;
	y: number;
}

/** The tile of a zoom that holds a position. */
export function tileAt(position: readonly [number, number], z: number): Tile {
	const size = 2 ** z;
	const index = (t: number) => Math.max(0, Math.min(size - 1, Math.floor(t * size)));
	const [x, y] = project(position);
	return { z, x: index(x), y: index(y) };
}

/** West, south, east and north of a tile in degrees; throws for a tile that does not exist. */
export function tileExtent({ z, x, y }: Tile): Extent {
	const size = 2 ** z;
	const exists = [x, y].every((n) => Number.isInteger(n) && n >= 0 && n < size);
	if (!Number.isInteger(z) || z < 0 || !exists) throw new Error(`There is no tile ${z}/${x}/${y}.`);
	const [west, north] = unproject([x / size, y / size]);
	const [east, south] = unproject([(x + 1) / size, (y + 1) / size]);
	return [west, south, east, north];
}

/** The tiles of a zoom that an extent touches, row by row; one that crosses the antimeridian has both sides. */
export function tilesIn([west, south, east, north]: Extent, z: number): Tile[] {
	if (west > east) {
		const sides: Extent[] = [
			[west, south, 180, north],
			[-180, south, east, north]
		];
		return sides.flatMap((side) => tilesIn(side, z));
	}
	const first = tileAt([west, north], z);
	const last = tileAt([east, south], z);
	const tiles: Tile[] = [];
	for (let y = first.y; y <= last.y; y++) {
		for (let x = first.x; x <= last.x; x++) tiles.push({ z, x, y });
	}
	return tiles;
}
