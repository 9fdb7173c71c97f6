import { parseNumber, round } from './number.ts';

/** Where the map looks: zoom level, centre in degrees. */
export interface Camera {
	zoom: number;
	lat: number;
	lon: number;
}

/** Reads `zoom/lat/lon`; null where it is not one. */
export function parseCamera(text: string): Camera | null {
	const [first = '', second = '', third = '', ...rest] = text.split('/');
	const zoom = parseNumber(first, 0, 24);
	const lat = parseNumber(second, -90, 90);
	const lon = parseNumber(third, -180, 180);
	return zoom === null || lat === null || lon === null || rest.length ? null : { zoom, lat, lon };
}

/** Writes `zoom/lat/lon`. */
export const formatCamera = ({ zoom, lat, lon }: Camera): string => `${zoom}/${lat}/${lon}`;

/** A camera fit for an address: longitude wrapped into -180 to 180, digits nobody sees left out. */
export function roundCamera({ zoom, lat, lon }: Camera): Camera {
	const wrapped = lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
	const decimals = Math.max(1, Math.min(6, Math.ceil(zoom / 3)));
	return {
		zoom: round(Math.min(24, Math.max(0, zoom)), 2),
		lat: round(Math.min(90, Math.max(-90, lat)), decimals),
		lon: round(wrapped, decimals)
	};
}
