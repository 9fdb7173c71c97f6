import type { Outline } from './outline.ts';

/** What the edges of one outline do to the inside of another, bit by bit. */
export const INSIDE = 1;
export const ALONG = 2;
export const OUTSIDE = 4;

/** Degrees (a tenth of a millimetre) within which a position lies on an edge. */
const NEAR = 1e-9;

/** Whether a position lies inside the rings of an outline, outside, or along an edge. */
function sideOf({ edges, ringed }: Outline, lon: number, lat: number): number {
	let side = OUTSIDE;
	for (let at = 0; at < ringed; at += 4) {
		const y0 = edges[at + 1]!;
		const y1 = edges[at + 3]!;
		if ((y0 > lat + NEAR && y1 > lat + NEAR) || (y0 < lat - NEAR && y1 < lat - NEAR)) continue;
		const x0 = edges[at]!;
		const x1 = edges[at + 2]!;
		const dx = x1 - x0;
		const dy = y1 - y0;
		if ((x0 <= lon + NEAR || x1 <= lon + NEAR) && (x0 >= lon - NEAR || x1 >= lon - NEAR)) {
			const along = ((lon - x0) * dx + (lat - y0) * dy) / (dx * dx + dy * dy || 1);
			const t = Math.min(1, Math.max(0, along));
			if (Math.hypot(lon - x0 - t * dx, lat - y0 - t * dy) <= NEAR) return ALONG;
		}
		const left = dx * (lat - y0) - (lon - x0) * dy > 0;
		if (y0 > lat !== y1 > lat && left === y1 > y0) side ^= INSIDE | OUTSIDE;
	}
	return side;
}

/** Puts into `cuts` where along one edge (0 to 1) it meets another. */
function cut(a: Float64Array, at: number, b: Float64Array, to: number, cuts: number[]): void {
	const [x0, y0] = [a[at]!, a[at + 1]!];
	const [u0, v0, u1, v1] = [b[to]!, b[to + 1]!, b[to + 2]!, b[to + 3]!];
	const [dx, dy, ex, ey] = [a[at + 2]! - x0, a[at + 3]! - y0, u1 - u0, v1 - v0];
	const square = dx * dx + dy * dy;
	if (square === 0) return;
	const cross = dx * ey - dy * ex;
	if (Math.abs(cross) > 1e-12 * Math.hypot(dx, dy) * Math.hypot(ex, ey)) {
		cuts.push(((u0 - x0) * ey - (v0 - y0) * ex) / cross);
	} else {
		cuts.push(((u0 - x0) * dx + (v0 - y0) * dy) / square);
		cuts.push(((u1 - x0) * dx + (v1 - y0) * dy) / square);
	}
}

/** Puts into `cuts` where along an edge the rings of an outline may meet it. */
function cutsAlong(a: Float64Array, at: number, { edges, ringed }: Outline, cuts: number[]): void {
	const west = Math.min(a[at]!, a[at + 2]!) - NEAR;
	const east = Math.max(a[at]!, a[at + 2]!) + NEAR;
	const south = Math.min(a[at + 1]!, a[at + 3]!) - NEAR;
	const north = Math.max(a[at + 1]!, a[at + 3]!) + NEAR;
	// Most edges lie far off: two comparisons are all that they may cost.
	for (let to = 0; to < ringed; to += 4) {
		const u0 = edges[to]!;
		const u1 = edges[to + 2]!;
		if ((u0 < west && u1 < west) || (u0 > east && u1 > east)) continue;
		const v0 = edges[to + 1]!;
		const v1 = edges[to + 3]!;
		if ((v0 < south && v1 < south) || (v0 > north && v1 > north)) continue;
		cut(a, at, edges, to, cuts);
	}
}

/** Whether an edge lies off an extent. */
function isOff(
	a: Float64Array,
	at: number,
	[west, south, east, north]: Outline['extent']
): boolean {
	const [x0, y0, x1, y1] = [a[at]!, a[at + 1]!, a[at + 2]!, a[at + 3]!];
	return (
		(x0 < west - NEAR && x1 < west - NEAR) ||
		(x0 > east + NEAR && x1 > east + NEAR) ||
		(y0 < south - NEAR && y1 < south - NEAR) ||
		(y0 > north + NEAR && y1 > north + NEAR)
	);
}

/**
 * Where the edges of an outline run as seen from the rings of another: the bits INSIDE, ALONG and OUTSIDE.
 * Stops early once both inside and outside are found.
 */
export function piecesOf({ edges }: Outline, rings: Outline): number {
	let found = 0;
	let last = 0;
	const cuts: number[] = [];
	for (let at = 0; at < edges.length; at += 4) {
		if (isOff(edges, at, rings.extent)) {
			last = OUTSIDE;
			found |= OUTSIDE;
		} else {
			const [x0, y0] = [edges[at]!, edges[at + 1]!];
			const [dx, dy] = [edges[at + 2]! - x0, edges[at + 3]! - y0];
			cuts.length = 0;
			cutsAlong(edges, at, rings, cuts);
			// An edge that meets nothing and goes on from the one before lies where that one ended.
			const goesOn = at > 0 && edges[at - 2] === x0 && edges[at - 1] === y0;
			if (!cuts.length && goesOn && last) continue;
			cuts.push(0, 1);
			cuts.sort((a, b) => a - b);
			for (let next = 1; next < cuts.length; next++) {
				const [from, to] = [Math.max(0, cuts[next - 1]!), Math.min(1, cuts[next]!)];
				if (to - from <= 1e-12) continue;
				const t = (from + to) / 2;
				last = sideOf(rings, x0 + t * dx, y0 + t * dy);
				found |= last;
			}
		}
		if (found & INSIDE && found & OUTSIDE) return found;
	}
	return found;
}
