/** West, south, east, north in degrees; west > east crosses the antimeridian. */
export type Extent = [west: number, south: number, east: number, north: number];

/** Whether a position lies in an extent, its edges included. */
export function inExtent([west, south, east, north]: Extent, lon: number, lat: number): boolean {
	if (lat < south || lat > north) return false;
	return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}

/** The smallest extent holding all positions of one that does not cross the antimeridian; null for none. */
export function extentOf(positions: Iterable<readonly number[]>): Extent | null {
	let extent: Extent | null = null;
	for (const [lon, lat] of positions) {
		if (lon === undefined || lat === undefined) continue;
		extent = extent
			? [
					Math.min(extent[0], lon),
					Math.min(extent[1], lat),
					Math.max(extent[2], lon),
					Math.max(extent[3], lat)
				]
			: [lon, lat, lon, lat];
	}
	return extent;
}
