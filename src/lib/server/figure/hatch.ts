// Hatching as lines of their own: every program that shows a figure draws lines, not all draw patterns.
import { HATCH_TILE } from '../../cartography/symbols.ts';
import type { Point } from './drawing.ts';

/** The most lines of one hatching; wider apart where there would be more. */
const MOST_LINES = 600;

/**
 * The lines at 45° inside closed rings, by the even-odd rule: rising (/) for incidents, falling (\) for
 * presences, as far apart as the map's. Lines of all areas lie on one grid, so that neighbours join.
 */
export function hatchLines(
	rings: readonly (readonly Point[])[],
	kind: 'incident' | 'presence'
): [Point, Point][] {
	const sign = kind === 'incident' ? 1 : -1;
	// Along a line x + y (rising) or x - y (falling) stays the same.
	const across = ([x, y]: Point) => x + sign * y;
	const along = ([x, y]: Point) => x - sign * y;
	let [least, most] = [Infinity, -Infinity];
	for (const ring of rings)
		for (const point of ring) {
			least = Math.min(least, across(point));
			most = Math.max(most, across(point));
		}
	const lines: [Point, Point][] = [];
	if (!(most > least)) return lines;
	let gap = HATCH_TILE;
	while ((most - least) / gap > MOST_LINES) gap *= 2;
	const crossings = new Map<number, number[]>();
	for (const ring of rings)
		for (const [index, point] of ring.entries()) {
			const before = ring[(index + ring.length - 1) % ring.length]!;
			const [from, to] = [across(before), across(point)];
			if (from === to) continue;
			const [low, high] = [Math.min(from, to), Math.max(from, to)];
			for (let n = Math.ceil(low / gap); n * gap < high; n++) {
				const share = (n * gap - from) / (to - from);
				const where = along(before) + share * (along(point) - along(before));
				const had = crossings.get(n);
				if (had) had.push(where);
				else crossings.set(n, [where]);
			}
		}
	for (const [n, found] of [...crossings].sort(([a], [b]) => a - b)) {
		found.sort((a, b) => a - b);
		for (let at = 0; at + 1 < found.length; at += 2) {
			const point = (v: number): Point => [(n * gap + v) / 2, (sign * (n * gap - v)) / 2];
			lines.push([point(found[at]!), point(found[at + 1]!)]);
		}
	}
	return lines;
}
