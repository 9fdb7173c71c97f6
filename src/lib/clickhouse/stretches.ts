// Stretches of the curve that hold all points of a space, so that a question looks at no others.
import type { Extent } from '../domain/extent.ts';
import type { Outline } from '../query/outline.ts';
import { BITS, interleave } from '../columns/morton.ts';
import { extentLie, outlineLie, type Lying } from '../columns/runs.ts';
import type { Binding } from './binding.ts';

/** From a place of the curve up to another, which is not in it. */
type Stretch = [from: number, to: number];

/** All points of a space; those of `whole` are without any other. */
export interface Stretches {
	whole: Stretch[];
	crossed: Stretch[];
}

/** So many squares are not divided further. */
const MOST = 32;

/** Ascending, those that meet as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
	const found: Stretch[] = [];
	for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
		const last = found.at(-1);
		if (last && last[1] >= from) last[1] = Math.max(last[1], to);
		else found.push([from, to]);
	}
	return found;
}

/** Quarters squares level by level, as long as they are few. */
function stretchesOf<T>({ lie, first }: Lying<T>): Stretches {
	const stretchOf = (column: number, line: number, side: number): Stretch => {
		const from = interleave(column, line);
		return [from, from + side * side];
	};
	let side = 2 ** BITS;
	let crossed = [{ column: 0, line: 0, passed: first }];
	const whole: Stretch[] = [];
	while (side > 1) {
		const half = side / 2;
		const squares = crossed.flatMap(({ column, line, passed }) =>
			[0, 1, 2, 3].map((quarter) => {
				const square = {
					column: column + half * (quarter & 1),
					line: line + half * (quarter >> 1)
				};
				return { ...square, ...lie({ ...square, side: half }, passed) };
			})
		);
		const next = squares.filter((square) => square.lie === 'crossed');
		if (next.length > MOST) break;
		for (const square of squares)
			if (square.lie === 'in') whole.push(stretchOf(square.column, square.line, half));
		[crossed, side] = [next, half];
	}
	return {
		whole: joined(whole),
		crossed: joined(crossed.map(({ column, line }) => stretchOf(column, line, side)))
	};
}

/** Those of an extent, which may cross the antimeridian. */
export function stretchesInExtent([west, south, east, north]: Extent): Stretch[] {
	const parts: Extent[] =
		west > east
			? [
					[-180, south, east, north],
					[west, south, 180, north]
				]
			: [[west, south, east, north]];
	const all = parts.map((part) => stretchesOf(extentLie(part)));
	return joined(all.flatMap(({ whole, crossed }) => [...whole, ...crossed]));
}

/** Those of the rings of an outline. */
export const stretchesInOutline = (outline: Outline): Stretches => stretchesOf(outlineLie(outline));

/** That a row lies on one of some stretches; '0' where there are none. */
export const onStretches = (stretches: readonly Stretch[], { one }: Binding): string =>
	stretches.length
		? `(${stretches
				.map(([from, to]) => `curve >= ${one('UInt64', from)} AND curve < ${one('UInt64', to)}`)
				.join(' OR ')})`
		: '0';
