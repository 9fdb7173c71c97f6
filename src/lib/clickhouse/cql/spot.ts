// Spatial predicates: points are asked in SQL, areas each once, here.
import type { Predicate } from '../../query/cql/expression.ts';
import { isOff } from '../../query/cql/place.ts';
import { placedState, placingOf, type Placing } from '../../query/cql/spot.ts';
import { TRUE } from '../../query/cql/value.ts';
import { createEffort, type Effort } from '../../columns/cql/spot.ts';
import type { Binding } from '../binding.ts';
import { numbersIn, runsOf, type AreaIndex, type NumberRuns } from '../located.ts';
import { inExtent, inOutline, onLines } from '../space.ts';

/** What a spatial predicate comes to. */
export interface Spots {
	placing: Placing;
	/** The numbers of areas that are to its geometry as it says, were they not asked to be off it. */
	areas: NumberRuns;
}

/** Lets others have their turn. */
const rest = () => new Promise<void>((resolve) => setImmediate(resolve));

async function areasOf(placing: Placing, { areas, ranks }: AreaIndex, isTired: Effort) {
	const { edges, extent } = placing.named.outline;
	const found: number[] = [];
	for (let number = 0; number < ranks.length; number++) {
		const spot = areas.at(ranks[number]!);
		if (placedState(placing, spot) === TRUE) found.push(number);
		const isNear = spot.form === 'outline' && !isOff(spot.outline.extent, extent);
		const own = isNear ? spot.outline.edges.length : 4;
		if (isTired((own * edges.length) / 16)) await rest();
	}
	return runsOf(found);
}

/** Holds areas against the geometries of predicates, with rests. Throws a RangeError for too many vertices. */
export async function spotsIn(
	predicates: Iterable<Predicate>,
	index: AreaIndex
): Promise<Map<Predicate, Spots>> {
	const found = new Map<Predicate, Spots>();
	const isTired = createEffort();
	for (const predicate of predicates) {
		const placing = placingOf(predicate);
		if (!placing) continue;
		const direct: Placing =
			placing.op === 's_disjoint' ? { ...placing, op: 's_intersects' } : placing;
		found.set(predicate, { placing, areas: await areasOf(direct, index, isTired) });
	}
	return found;
}

/** That a record on the map is to a geometry as asked, or that it is not. */
export function spotIn({ placing, areas }: Spots, isDenied: boolean, binding: Binding): string {
	const { box, outline } = placing.named;
	const points = box
		? inExtent(box, binding)
		: `(${inOutline(outline, binding)} OR ${onLines(outline, binding)})`;
	const lies = `(${points} OR ${numbersIn('ifNull(area, 4294967295)', areas, binding)})`;
	const isOffIt = (placing.op === 's_disjoint') !== isDenied;
	return `(drawn AND ${isOffIt ? `NOT ${lies}` : lies})`;
}
