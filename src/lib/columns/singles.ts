import type { TileSource } from './tile-source.ts';

/** Up to so many coordinates of a tile are drawn one by one, the incidents at each together. */
export const MOST_SINGLES = 700;
/** Of more incidents than this it is not looked at how many coordinates they share. */
const MOST_LOOKED_AT = 20_000;

/** Rows of points by the coordinate that they share, in the order of the first; null where there are too many of them. */
export function stacksOf({ lon, lat }: TileSource, rows: Uint32Array): number[][] | null {
	if (rows.length > MOST_LOOKED_AT) return null;
	const stacks: number[][] = [];
	const lines = new Map<number, Map<number, number[]>>();
	for (const row of rows) {
		const [x, y] = [lon.values[row]!, lat.values[row]!];
		const line = lines.get(x) ?? new Map<number, number[]>();
		const there = line.get(y);
		if (there) there.push(row);
		else if (stacks.length === MOST_SINGLES) return null;
		else {
			const stack = [row];
			line.set(y, stack);
			stacks.push(stack);
		}
		lines.set(x, line);
	}
	return stacks;
}
