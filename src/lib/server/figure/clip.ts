// Cuts lines and areas at a rectangle.
import type { Point, Rect } from './drawing.ts';

interface Edge {
	inside: (point: Point) => boolean;
	cut: (a: Point, b: Point) => Point;
}

function edgesOf({ x, y, width, height }: Rect): Edge[] {
	const [right, bottom] = [x + width, y + height];
	const atX =
		(edge: number) =>
		(a: Point, b: Point): Point => [edge, a[1] + ((b[1] - a[1]) * (edge - a[0])) / (b[0] - a[0])];
	const atY =
		(edge: number) =>
		(a: Point, b: Point): Point => [a[0] + ((b[0] - a[0]) * (edge - a[1])) / (b[1] - a[1]), edge];
	return [
		{ inside: (point) => point[0] >= x, cut: atX(x) },
		{ inside: (point) => point[0] <= right, cut: atX(right) },
		{ inside: (point) => point[1] >= y, cut: atY(y) },
		{ inside: (point) => point[1] <= bottom, cut: atY(bottom) }
	];
}

const holds = ({ x, y, width, height }: Rect, [px, py]: Point): boolean =>
	px >= x && px <= x + width && py >= y && py <= y + height;

/** A closed ring within a rectangle (Sutherland and Hodgman, 1974), turning as before; empty for none of it. */
export function clipRing(ring: readonly Point[], rect: Rect): readonly Point[] {
	if (ring.every((point) => holds(rect, point))) return ring;
	let kept = ring;
	for (const { inside, cut } of edgesOf(rect)) {
		const next: Point[] = [];
		for (const [index, point] of kept.entries()) {
			const before = kept[(index + kept.length - 1) % kept.length]!;
			if (inside(point)) {
				if (!inside(before)) next.push(cut(before, point));
				next.push(point);
			} else if (inside(before)) next.push(cut(before, point));
		}
		kept = next;
		if (!kept.length) break;
	}
	return kept;
}

/** The pieces of a line within a rectangle. */
export function clipLine(line: readonly Point[], rect: Rect): (readonly Point[])[] {
	if (line.every((point) => holds(rect, point))) return [line];
	const pieces: Point[][] = [];
	let piece: Point[] = [];
	const end = () => {
		if (piece.length > 1) pieces.push(piece);
		piece = [];
	};
	const edges = edgesOf(rect);
	for (let at = 1; at < line.length; at++) {
		let [a, b] = [line[at - 1]!, line[at]!];
		let gone = false;
		for (const { inside, cut } of edges) {
			const [first, last] = [inside(a), inside(b)];
			if (!first && !last) gone = true;
			else if (!first) a = cut(a, b);
			else if (!last) b = cut(a, b);
			if (gone) break;
		}
		if (gone) {
			end();
			continue;
		}
		const last = piece.at(-1);
		if (!last || last[0] !== a[0] || last[1] !== a[1]) {
			end();
			piece = [a];
		}
		piece.push(b);
	}
	end();
	return pieces;
}
