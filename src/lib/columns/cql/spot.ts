// Spatial predicates over rows: points by runs along the curve, areas each once.
import type { Kind } from '../../domain/records.ts';
import { isOnLine } from '../../query/cql/place.ts';
import { placedState, type Placing } from '../../query/cql/spot.ts';
import { FALSE, TRUE, UNKNOWN_STATE } from '../../query/cql/value.ts';
import { contains, type Outline } from '../../query/outline.ts';
import { inExtent, type Extent } from '../../domain/extent.ts';
import { degreesAt } from '../degrees.ts';
import { runsInExtent, runsInOutline, type Runs } from '../runs.ts';
import type { Columns, Table } from '../table.ts';
import type { Leaf } from './leaf.ts';

/** Comparisons of a point with an edge, or areas with a geometry, between two rests. */
const STEP = 2_000_000;
/** Comparisons in all, beyond which a filter is refused. */
const MOST = 2_000_000_000;

const UNASKED = 255;

/** What lies in it: runs of rows that hold all its points, and whether a point of a run does. */
interface Piece {
	runs: Runs;
	/** Comparisons that one point costs. */
	cost: number;
	holds: (lon: number, lat: number) => boolean;
}

function* piecesOf(morton: Uint32Array, { named: { box, outline } }: Placing): Generator<Piece> {
	const { edges, ringed } = outline;
	if (box) {
		yield { runs: runsInExtent(morton, box), cost: 1, holds: (x, y) => inExtent(box, x, y) };
		return;
	}
	if (ringed) {
		const holds = (x: number, y: number) => contains(outline, x, y);
		yield { runs: runsInOutline(morton, outline), cost: ringed / 4, holds };
	}
	for (let at = ringed; at < edges.length; at += 4) {
		const edge = edges.subarray(at, at + 4);
		const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = edge;
		const extent: Extent = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
		const line: Outline = { edges: edge, ringed: 0, parts: [extent], extent };
		const holds = (x: number, y: number) => isOnLine(line, x, y);
		yield { runs: runsInExtent(morton, extent), cost: 1, holds };
	}
}

/** Steps that count themselves; throws a RangeError for too many. */
function createEffort() {
	let [done, since] = [0, 0];
	return (more: number): boolean => {
		done += more;
		since += more;
		if (done > MOST)
			throw new RangeError(
				'The geometries of the filter have too many vertices for so many records; ask with simpler ones.'
			);
		if (since < STEP) return false;
		since = 0;
		return true;
	};
}

function* fillPoints(table: Table, placing: Placing, states: Uint8Array): Generator<void> {
	const { morton, lon, lat } = table;
	const isTired = createEffort();
	for (const { runs, cost, holds } of piecesOf(morton, placing)) {
		const { bounds, whole } = runs;
		for (let run = 0; run < whole.length; run++) {
			const [from, to] = [bounds[run * 2]!, bounds[run * 2 + 1]!];
			if (whole[run]) states.fill(TRUE, from, to);
			else
				for (let row = from; row < to; row++) {
					if (states[row] !== TRUE && holds(degreesAt(lon, row), degreesAt(lat, row)))
						states[row] = TRUE;
					if (isTired(cost)) yield;
				}
		}
	}
}

/** Where rows of a kind lie to a geometry; with rests. */
export function* spotLeaf(columns: Columns, kind: Kind, placing: Placing): Generator<void, Leaf> {
	const table = columns.tables[kind];
	const { length, points, placed, area, drawn } = table;
	const states = new Uint8Array(length).fill(FALSE, 0, points).fill(UNKNOWN_STATE, points);
	// What lies in none is told by what lies in one.
	const direct: Placing =
		placing.op === 's_disjoint' ? { ...placing, op: 's_intersects' } : placing;
	yield* fillPoints(table, direct, states);
	const known = new Uint8Array(columns.areas.columns.outline.length).fill(UNASKED);
	const isTired = createEffort();
	const { edges } = placing.named.outline;
	for (let row = points; row < placed; row++) {
		const number = area[row - points]!;
		if (known[number] === UNASKED) {
			const spot = columns.areas.at(number);
			known[number] = placedState(direct, spot);
			const own = spot.form === 'outline' ? spot.outline.edges.length : 4;
			if (isTired((own * edges.length) / 16)) yield;
		}
		states[row] = known[number]!;
	}
	for (let row = 0; row < length; row++) {
		if (!drawn[row]) states[row] = UNKNOWN_STATE;
		else if (placing.op === 's_disjoint') states[row] = TRUE - states[row]!;
	}
	return {
		fill: (room, from, size) => room.set(states.subarray(from, from + size))
	};
}
