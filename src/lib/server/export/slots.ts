// Long answers that are made at the same time: a few, so that the others still get theirs.

/** Room for so many. */
export interface Slots {
	/** Takes a place; gives what leaves it again, or null where all are taken. */
	take: () => (() => void) | null;
}

/** Room for `most` at a time. */
export function createSlots(most: number): Slots {
	let taken = 0;
	return {
		take() {
			if (taken >= most) return null;
			taken++;
			let isLeft = false;
			return () => {
				if (isLeft) return;
				isLeft = true;
				taken--;
			};
		}
	};
}
