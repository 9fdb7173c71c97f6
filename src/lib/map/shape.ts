// A part of the map that the matches are limited to.

/** A spatial filter, as it is drawn. */
export type Shape =
	| { bbox: [west: number, south: number, east: number, north: number] }
	| { area: [lon: number, lat: number][] }
	| { near: { lon: number; lat: number; km: number } };

/** What may be drawn, by the filter that it makes. */
export type Tool = 'area' | 'near' | 'bbox';

/** The most corners that an area may have. */
export const MOST_CORNERS = 200;

const DECIMALS = 1e4;
const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
const wrap = (lon: number): number => round(((((lon + 180) % 360) + 360) % 360) - 180);

/** Great-circle kilometres. https://en.wikipedia.org/wiki/Haversine_formula */
function kilometres([lon, lat]: [number, number], [toLon, toLat]: [number, number]): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const square = (angle: number) => Math.sin(radians(angle) / 2) ** 2;
	const along = Math.cos(radians(lat)) * Math.cos(radians(toLat)) * square(toLon - lon);
	return 2 * 6371.0088 * Math.asin(Math.sqrt(square(toLat - lat) + along));
}

/** A finished drawing as a filter, or a sentence that says why it cannot be one. */
export function shapeOf(tool: Tool, ring: [number, number][]): Shape | string {
	const corners = ring.slice(0, -1);
	const lons = corners.map(([lon]) => lon);
	const lats = corners.map(([, lat]) => lat);
	const [west, east] = [Math.min(...lons), Math.max(...lons)];
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	if (!corners.length || west === east || south === north)
		return 'That encloses nothing: draw it larger.';
	if (tool === 'bbox') return { bbox: [wrap(west), round(south), wrap(east), round(north)] };
	if (tool === 'near') {
		// On the sphere the middle lies halfway between the northern and southern ends.
		const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
		const km = kilometres(middle, [middle[0], north]);
		return {
			near: {
				lon: wrap(middle[0]),
				lat: round(middle[1]),
				km: Math.max(0.1, Math.round(km * 10) / 10)
			}
		};
	}
	if (corners.length > MOST_CORNERS)
		return `An area may have at most ${MOST_CORNERS} corners; this one has ${corners.length}.`;
	return { area: corners.map(([lon, lat]) => [wrap(lon), round(lat)]) };
}
