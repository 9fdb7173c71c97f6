import type { TileSource } from './tile-source.ts';

/** Up to so many coordinates of a tile are drawn one by one, the incidents at each together. */
export const MOST_SINGLES = 700;
/** Of more incidents than this it is not looked at how many coordinates they share. */
const MOST_LOOKED_AT = 20_000;

/** Rows of points by the coordinate that they share, in the order of the first of each. */
export interface Stacks {
	length: number;
	/** The rows of all stacks, one stack after the other. */
	rows: Uint32Array;
	/** Where the rows of each stack begin, and one more. */
	starts: Uint32Array;
}

/** A table of coordinates that is less than half full. */
const SLOT_BITS = 11;
const SLOTS = 1 << SLOT_BITS;

/**
 * Finds the stacks of a part of a list of rows; null where there are too many. What it gives is overwritten by the
 * next call.
 */
export function createStacker({ lon, lat }: Pick<TileSource, 'lon' | 'lat'>) {
	const [lons, lats] = [lon.values, lat.values];
	/** Makes whole numbers of degrees that are none. */
	const scale = lon.per === 1 ? 1e7 : 1;
	/** By slot, the stack in it and one more; 0 where there is none. */
	const slots = new Uint16Array(SLOTS);
	/** By stack its first row, and by place in the list its stack. */
	const firsts = new Uint32Array(MOST_SINGLES);
	const stackAt = new Uint16Array(MOST_LOOKED_AT);
	const stacks: Stacks = {
		length: 0,
		rows: new Uint32Array(MOST_LOOKED_AT),
		starts: new Uint32Array(MOST_SINGLES + 1)
	};
	const ends = new Uint32Array(MOST_SINGLES);

	return (list: Uint32Array, from: number, to: number): Stacks | null => {
		if (to - from > MOST_LOOKED_AT) return null;
		slots.fill(0);
		ends.fill(0);
		let length = 0;
		for (let at = from; at < to; at++) {
			const row = list[at]!;
			const x = lons[row]!;
			const y = lats[row]!;
			const mixed = Math.imul(Math.imul(x * scale, 0x9e3779b1) ^ (y * scale), 0x85ebca6b);
			let slot = mixed >>> (32 - SLOT_BITS);
			let stack = slots[slot]!;
			while (stack) {
				const first = firsts[stack - 1]!;
				if (lons[first] === x && lats[first] === y) break;
				slot = (slot + 1) & (SLOTS - 1);
				stack = slots[slot]!;
			}
			if (!stack) {
				if (length === MOST_SINGLES) return null;
				firsts[length++] = row;
				slots[slot] = stack = length;
			}
			stackAt[at - from] = stack - 1;
			ends[stack - 1]!++;
		}
		// From how many rows each stack has to where the next of them goes.
		let start = 0;
		for (let stack = 0; stack < length; stack++) {
			stacks.starts[stack] = start;
			start += ends[stack]!;
			ends[stack] = stacks.starts[stack]!;
		}
		stacks.starts[length] = start;
		for (let at = from; at < to; at++) stacks.rows[ends[stackAt[at - from]!]!++] = list[at]!;
		stacks.length = length;
		return stacks;
	};
}
