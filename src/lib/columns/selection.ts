import type { Filter } from '../query/filter.ts';
import type { Desk } from './desk.ts';
import { rowsAttributed, type Passes, type Test } from './lookup.ts';
import { fillRun, keepListed } from './refine.ts';
import { keepPoints, placeRows, runsOfSpace, spacesOf, type Space } from './space.ts';
import type { CodeKey, Columns, Table } from './table.ts';

/** The rows of one table that a filter lets through, ascending; read by everything else. */
export interface Selection {
	rows: Uint32Array;
	/** The rows of which only the place is in doubt. */
	possibly: Uint32Array;
}

/** What is asked of one table. */
export interface Ask {
	filter: Filter;
	/** The rows that full text and a condition leave, ascending; null where neither is asked. */
	hits: Uint32Array | null;
	/** What the filter lets through, and which of it drops rows of this table. */
	passes: Passes;
	tests: readonly Test[];
}

const NOTHING: Selection = { rows: new Uint32Array(0), possibly: new Uint32Array(0) };

/** Where a selection starts: a list of rows, or runs of them. */
interface Start {
	/** Rows at most. */
	rows: number;
	/** Puts the rows into the room of a desk, those that pass a test or all, and returns how many they are. */
	fill: (desk: Desk, test: Test | undefined) => number;
	/** What need not be asked again. */
	settles?: 'space' | 'region' | 'attributions' | 'hits';
}

/** Lists are worth their making where they hold less than this part of all rows. */
const FEW = 3;

function putRun({ codes }: Table, test: Test | undefined, desk: Desk, ...run: number[]) {
	const [count = 0, from = 0, to = 0] = run;
	if (!test) return fillRun(desk.rows, count, from, to);
	return desk.scan(codes[test.key], test, count, from, to);
}

const startOfList = (table: Table, list: Uint32Array, settles: 'attributions' | 'hits'): Start => ({
	rows: list.length,
	settles,
	fill(desk, test) {
		desk.rows.set(list);
		return test ? desk.keep(table.codes[test.key], test.passes, 0, list.length) : list.length;
	}
});

/** All points in runs of a space, and all areas. */
function startOfSpace(table: Table, space: Space): Start {
	const { bounds, whole, rows: all } = runsOfSpace(table, space);
	const { points, placed } = table;
	return {
		rows: all + placed - points,
		settles: 'space',
		fill(desk, test) {
			let count = 0;
			for (let run = 0; run < whole.length; run++) {
				const start = count;
				count = putRun(table, test, desk, count, bounds[run * 2]!, bounds[run * 2 + 1]!);
				if (!whole[run]) count = keepPoints(table, space, desk.rows, start, count);
			}
			return putRun(table, test, desk, count, points, placed);
		}
	};
}

/** All points of regions, in runs, and everything that is no point. */
function startOfRegions(table: Table, { passes, kept }: Test): Start {
	const { runs, runRegions, points, length } = table;
	return {
		rows: Math.min(length, kept + length - points),
		settles: 'region',
		fill(desk, test) {
			let count = 0;
			for (let run = 0; run < runRegions.length; run++)
				if (passes[runRegions[run]!])
					count = putRun(table, test, desk, count, runs[run]!, runs[run + 1]!);
			return putRun(table, test, desk, count, points, length);
		}
	};
}

const startOfAll = (table: Table): Start => ({
	rows: table.length,
	fill: (desk, test) => putRun(table, test, desk, 0, 0, table.length)
});

/** The start with the fewest rows. */
function bestStart(
	table: Table,
	tests: readonly Test[],
	spaces: readonly Space[],
	hits: Uint32Array | null
): Start {
	const starts = [startOfAll(table)];
	const [space] = spaces;
	if (space) starts.push(startOfSpace(table, space));
	const region = tests.find(({ key }) => key === 'region');
	if (region) starts.push(startOfRegions(table, region));
	if (hits) starts.push(startOfList(table, hits, 'hits'));
	const attributed = tests.find(({ key }) => key === 'attributions');
	const fewest = () => starts.reduce((best, each) => (each.rows < best.rows ? each : best));
	if (attributed && attributed.kept * FEW < table.length && attributed.kept < fewest().rows)
		starts.push(startOfList(table, rowsAttributed(table, attributed), 'attributions'));
	return fewest();
}

/**
 * Tests in the order of asking, which is by how many rows they leave; but a range is found so fast that it comes first
 * where it leaves less than half.
 */
function inOrder(tests: readonly Test[], rows: number): Test[] {
	const range = tests.find((test) => test.range && test.kept * 2 < rows);
	return range ? [range, ...tests.filter((test) => test !== range)] : [...tests];
}

/** How many rows of a table pass the test that fewest pass; all where there is no test. */
export const fewestOf = (table: Table, { tests }: Ask): number => tests[0]?.kept ?? table.length;

/** How many rows of a table answering a filter may have to look at. */
export function effortOf(table: Table, { filter, hits, tests }: Ask): number {
	const spaces = spacesOf(filter);
	if (!table.length || !spaces || tests.some(({ kept }) => kept === 0)) return 0;
	return bestStart(table, tests, spaces, hits).rows;
}

/**
 * Selects rows. Starts from the fewest rows that are at hand (hits of full text, rows of a group, runs along
 * the curve in a space or a region), then tests the other columns.
 */
export function select(
	columns: Columns,
	table: Table,
	{ filter, hits, tests }: Ask,
	desk: Desk
): Selection {
	const spaces = spacesOf(filter);
	// Regions that nothing certainly lies in may possibly hold something.
	if (!table.length || !spaces || tests.some(({ key, kept }) => kept === 0 && key !== 'region'))
		return NOTHING;
	const start = bestStart(table, tests, spaces, hits);
	const left = tests.filter(({ key }) => key !== start.settles && key !== 'region');
	const [first, ...others] = inOrder(left, start.rows);
	let count = start.fill(desk, first);
	if (hits && start.settles !== 'hits') count = keepListed(hits, desk.rows, count);
	for (const { key, passes } of others) count = desk.keep(table.codes[key], passes, 0, count);
	const region = tests.find(({ key }) => key === 'region');
	if (!spaces.length && !region) return { rows: desk.take(count), possibly: new Uint32Array(0) };
	const settled = start.settles === 'space' ? 1 : 0;
	const placing = { spaces, settled, filter, regions: region?.passes };
	return placeRows(columns, table, placing, desk, count);
}

/** Those of selected rows that pass what is asked of some of their codes. */
export function narrow(
	table: Table,
	{ rows, possibly }: Selection,
	{ passes }: Ask,
	keys: readonly CodeKey[],
	desk: Desk
): Selection {
	const keep = (list: Uint32Array): Uint32Array => {
		desk.rows.set(list);
		let count = list.length;
		for (const key of keys)
			if (passes[key]) count = desk.keep(table.codes[key], passes[key], 0, count);
		return desk.take(count);
	};
	// What is asked of next is taken last.
	const left = keep(possibly);
	return { rows: keep(rows), possibly: left };
}
