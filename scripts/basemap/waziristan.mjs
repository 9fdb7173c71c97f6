// North Waziristan has no good outline in any package: its western side is Natural Earth's Afghan
// border, its other sides are the district lines of a drawn map (25 vertices, no projection), fitted
// to the district's known extent. So its edge is approximate, and the record says so.
import { signedArea } from './rings.mjs';

/** The district's known extent: west, south, east, north in degrees. */
export const knownExtent = [69.39, 32.56, 70.63, 33.36];

/** Positions of a relative SVG path of lines ("m x,y dx,dy … z"). */
function positions(path) {
	const numbers = path.match(/-?\d+(\.\d+)?/g).map(Number);
	const out = [];
	for (let i = 0, x = 0, y = 0; i < numbers.length; i += 2)
		out.push([(x += numbers[i]), (y += numbers[i + 1])]);
	return out;
}

/** Index of the ring's position nearest to a point. */
function nearest(ring, [x, y]) {
	let best = 0,
		least = Infinity;
	ring.forEach(([rx, ry], i) => {
		const d = (rx - x) ** 2 + (ry - y) ** 2;
		if (d < least) [best, least] = [i, d];
	});
	return best;
}

/**
 * Splits the province's ring into the district and the rest, which share the district's inner side.
 * @param ring the outer ring of Khyber Pakhtunkhwa with the former tribal areas
 * @param districts the drawn map's paths by district id
 */
export function splitNorthWaziristan(ring, districts) {
	const drawn = positions(districts.get('north-waziristan'));
	const [west, south, east, north] = knownExtent;
	const xs = drawn.map((p) => p[0]),
		ys = drawn.map((p) => p[1]);
	const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const toGround = ([x, y]) => [
		Number((west + ((x - x0) / (x1 - x0)) * (east - west)).toFixed(5)),
		Number((north - ((y - y0) / (y1 - y0)) * (north - south)).toFixed(5))
	];
	// the drawing runs from the corner with Afghanistan and Kurram clockwise to the one with South Waziristan
	const kurram = positions(districts.get('kurram')),
		southern = positions(districts.get('south-waziristan'));
	const touches = (p, other) => other.some((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 0.5);
	const last = drawn.findLastIndex((p) => touches(p, southern));
	if (!touches(drawn[0], kurram) || last < 1)
		throw new Error('The drawn map of districts is not the one this was made for.');
	const inner = drawn.slice(0, last + 1).map(toGround);

	const open = ring.slice(0, -1);
	if (signedArea(ring) > 0) open.reverse(); // clockwise: the Afghan border runs from south to north
	const a = nearest(open, inner[0]),
		b = nearest(open, inner.at(-1));
	const walk = (from, to) => {
		const out = [];
		for (let i = from; ; i = (i + 1) % open.length) {
			out.push(open[i]);
			if (i === to) return out;
		}
	};
	const line = inner.slice(1, -1);
	const border = walk(b, a);
	return {
		district: [...border, ...line, open[b]],
		rest: [...walk(a, b), ...line.toReversed(), open[a]]
	};
}
