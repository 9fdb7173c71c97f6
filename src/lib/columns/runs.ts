// Runs of rows along the curve that hold all points of a space: square after square, each quartered until it
// lies wholly inside or outside, or is small beside the space.
import type { Extent } from '../domain/extent.ts';
import { contains, type Outline } from '../query/outline.ts';
import {
	BITS,
	columnOf,
	columnStart,
	interleave,
	lineOf,
	lineStart,
	lowerBound
} from './morton.ts';

/** Runs of rows, as from, to, from, to, …, ascending; and of each, whether all its points lie inside. */
export interface Runs {
	bounds: number[];
	whole: boolean[];
	/** How many rows there are in all runs. */
	rows: number;
}

/** How a square lies to a space. */
type Lie = 'in' | 'out' | 'crossed';

/** A square of so many cells a side. */
interface Square {
	column: number;
	line: number;
	side: number;
}

/** Puts a run after the others, joined with the one before where the two meet. */
function append({ bounds, whole }: Runs, from: number, to: number, isWhole: boolean): void {
	if (bounds.at(-1) === from && whole.at(-1) === isWhole) bounds[bounds.length - 1] = to;
	else {
		bounds.push(from, to);
		whole.push(isWhole);
	}
}

/** How squares lie to a space; what a square tells its quarters, beginning with the first of all. */
export interface Lying<T> {
	lie: (square: Square, passed: T) => { lie: Lie; passed: T };
	cells: number;
	first: T;
}

/** The runs of a space; `lie` may tell its quarters something by `passed`. */
function walk<T>(codes: Uint32Array, least: number, lie: Lying<T>['lie'], passed: T): Runs {
	const runs: Runs = { bounds: [], whole: [], rows: 0 };
	const visit = (square: Square, from: number, to: number, handed: T): void => {
		if (from >= to) return;
		const found = lie(square, handed);
		if (found.lie === 'out') return;
		if (found.lie === 'in' || square.side <= least) {
			append(runs, from, to, found.lie === 'in');
			runs.rows += to - from;
			return;
		}
		const side = square.side / 2;
		let at = from;
		for (let quarter = 0; quarter < 4; quarter++) {
			const column = square.column + side * (quarter & 1);
			const line = square.line + side * (quarter >> 1);
			const next = interleave(column, line) + side * side;
			const end = quarter === 3 ? to : lowerBound(codes, next, at, to);
			visit({ column, line, side }, at, end, found.passed);
			at = end;
		}
	};
	visit({ column: 0, line: 0, side: 2 ** BITS }, 0, codes.length, passed);
	return runs;
}

/** Two spaces' runs as one; what lies wholly inside either does so here. */
function union(a: Runs, b: Runs): Runs {
	const all = [a, b].flatMap(({ bounds, whole }) =>
		whole.map((isWhole, run) => ({ from: bounds[run * 2]!, to: bounds[run * 2 + 1]!, isWhole }))
	);
	all.sort((one, other) => one.from - other.from);
	const runs: Runs = { bounds: [], whole: [], rows: 0 };
	let end = 0;
	for (const { from, to, isWhole } of all) {
		const start = Math.max(from, end);
		if (start >= to) continue;
		// Where two overlap, only a test of each point is sure to be right.
		append(runs, start, to, isWhole && start === from);
		runs.rows += to - start;
		end = to;
	}
	return runs;
}

/** How much finer than the space the smallest squares are. */
const FINER = 16;

const sideFor = (cells: number): number =>
	Math.max(1, 2 ** Math.floor(Math.log2(Math.max(cells, 1) / FINER)));

/** The runs of an extent, which may cross the antimeridian. */
export function runsInExtent(codes: Uint32Array, [west, south, east, north]: Extent): Runs {
	if (west > east)
		return union(
			runsInExtent(codes, [-180, south, east, north]),
			runsInExtent(codes, [west, south, 180, north])
		);
	const { lie, cells } = extentLie([west, south, east, north]);
	return walk(codes, sideFor(cells), lie, null);
}

/** How squares lie to an extent that does not cross the antimeridian, and how many cells it has to a side. */
export function extentLie([west, south, east, north]: Extent): Lying<null> {
	const [x0, x1, y0, y1] = [columnOf(west), columnOf(east), lineOf(north), lineOf(south)];
	const lie: Lying<null>['lie'] = ({ column, line, side }) => {
		const [right, bottom] = [column + side - 1, line + side - 1];
		const out = column > x1 || right < x0 || line > y1 || bottom < y0;
		// A line more on each side, since latitudes are rounded on their way to a line.
		const isIn = column > x0 && right < x1 && line > y0 + 1 && bottom < y1 - 1;
		return { lie: out ? 'out' : isIn ? 'in' : 'crossed', passed: null };
	};
	return { lie, cells: Math.max(x1 - x0, y1 - y0), first: null };
}

/** Degrees by which squares are taken larger than they are. */
const MARGIN = 1e-6;

/** Whether an edge has a part in common with an extent. */
function meets(edges: Float64Array, at: number, [west, south, east, north]: Extent): boolean {
	const [x, y] = [edges[at]!, edges[at + 1]!];
	const [dx, dy] = [edges[at + 2]! - x, edges[at + 3]! - y];
	let [from, to] = [0, 1];
	for (const [step, least, most] of [
		[dx, west - x, east - x],
		[dy, south - y, north - y]
	] as const) {
		if (step === 0) {
			if (least > 0 || most < 0) return false;
		} else {
			from = Math.max(from, Math.min(least / step, most / step));
			to = Math.min(to, Math.max(least / step, most / step));
		}
	}
	return from <= to;
}

/** The runs of an outline with rings. */
export function runsInOutline(codes: Uint32Array, outline: Outline): Runs {
	const { lie, cells, first } = outlineLie(outline);
	return walk(codes, sideFor(cells), lie, first);
}

/** How squares lie to the rings of an outline; squares in squares are told which edges may come near. */
export function outlineLie(outline: Outline): Lying<number[]> {
	const { edges, ringed, extent } = outline;
	const [west, south, east, north] = extent;
	const cells = Math.max(columnOf(east) - columnOf(west), lineOf(south) - lineOf(north));
	const first = Array.from({ length: ringed / 4 }, (_, edge) => edge * 4);
	const lie: Lying<number[]>['lie'] = ({ column, line, side }, near) => {
		const square: Extent = [
			columnStart(column) - MARGIN,
			lineStart(line + side) - MARGIN,
			columnStart(column + side) + MARGIN,
			lineStart(line) + MARGIN
		];
		const met = near.filter((at) => meets(edges, at, square));
		if (met.length) return { lie: 'crossed', passed: met };
		const inside = contains(outline, (square[0] + square[2]) / 2, (square[1] + square[3]) / 2);
		return { lie: inside ? 'in' : 'out', passed: met };
	};
	return { lie, cells, first };
}
