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
		const [x0, y0, x1, y1] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
		const [dx, dy, px, py] = [x1 - x0, y1 - y0, lon - x0, lat - y0];
		const along = (px * dx + py * dy) / (dx * dx + dy * dy || 1);
		const t = Math.min(1, Math.max(0, along));
		if (Math.hypot(px - t * dx, py - t * dy) <= NEAR) return ALONG;
		if (y0 > lat !== y1 > lat && dx * py - px * dy > 0 === y1 > y0) side ^= INSIDE | OUTSIDE;
	}
	return side;
}

/** Puts into `cuts` where along an edge (0 to 1) it meets another; nothing where they do not meet. */
function meet(a: Float64Array, at: number, b: Float64Array, to: number, cuts: number[]): void {
	const [x0, y0, x1, y1] = [a[at]!, a[at + 1]!, a[at + 2]!, a[at + 3]!];
	const [u0, v0, u1, v1] = [b[to]!, b[to + 1]!, b[to + 2]!, b[to + 3]!];
	if (Math.max(u0, u1) < Math.min(x0, x1) - NEAR || Math.min(u0, u1) > Math.max(x0, x1) + NEAR)
		return;
	if (Math.max(v0, v1) < Math.min(y0, y1) - NEAR || Math.min(v0, v1) > Math.max(y0, y1) + NEAR)
		return;
	const [dx, dy, ex, ey] = [x1 - x0, y1 - y0, u1 - u0, v1 - v0];
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

/**
 * Where the edges of an outline run as seen from the rings of another: the bits INSIDE, ALONG and OUTSIDE.
 * Stops early once both inside and outside are found.
 */
export function piecesOf(outline: Outline, rings: Outline): number {
	const { edges } = outline;
	let found = 0;
	let last = 0;
	const cuts: number[] = [];
	for (let at = 0; at < edges.length; at += 4) {
		const [x0, y0, x1, y1] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
		cuts.length = 0;
		for (let to = 0; to < rings.ringed; to += 4) meet(edges, at, rings.edges, to, cuts);
		// An edge that meets nothing and goes on from the one before lies where that one ended.
		const goesOn = at > 0 && edges[at - 2] === x0 && edges[at - 1] === y0;
		if (!cuts.length && goesOn && last) continue;
		cuts.push(0, 1);
		cuts.sort((a, b) => a - b);
		for (let cut = 1; cut < cuts.length; cut++) {
			const [from, to] = [Math.max(0, cuts[cut - 1]!), Math.min(1, cuts[cut]!)];
			if (to - from <= 1e-12) continue;
			const t = (from + to) / 2;
			last = sideOf(rings, x0 + t * (x1 - x0), y0 + t * (y1 - y0));
			found |= last;
			if (found & INSIDE && found & OUTSIDE) return found;
		}
	}
	return found;
}
