// Rivers and lakes. They come without names or ranks, so their size says when they appear.
import { areaKm2, polygonsOf } from './rings.mjs';
import { plotlyWater } from './sources.mjs';

/** Length in degrees, squeezed by latitude. */
function lengthOf(line) {
	let sum = 0;
	for (let i = 1; i < line.length; i++) {
		const [x0, y0] = line[i - 1];
		const [x1, y1] = line[i];
		sum += Math.hypot((x1 - x0) * Math.cos((y0 * Math.PI) / 180), y1 - y0);
	}
	return sum;
}

/** Lakes as polygons with the zoom they appear at. */
export function lakes() {
	return plotlyWater().lakes.map(({ geometry }) => {
		const size = polygonsOf(geometry).reduce((sum, [outer]) => sum + areaKm2(outer), 0);
		return {
			type: 'Feature',
			properties: { z: size > 10_000 ? 1 : size > 3_000 ? 3 : size > 600 ? 4 : 5 },
			geometry
		};
	});
}

/** Rivers as lines with the zoom they appear at. */
export function rivers() {
	return plotlyWater().rivers.map(({ geometry }) => {
		const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
		const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
		return {
			type: 'Feature',
			properties: { z: length > 12 ? 3 : length > 5 ? 4 : 5 },
			geometry
		};
	});
}
