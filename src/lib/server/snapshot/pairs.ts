// Pairs of words after each other that come often, found in little memory while all texts go by.
//
// Counts are kept of so many pairs at most. Where there are more, the middle one of all counts is taken off each, and
// what has nothing left is forgotten (Anderson et al., A High-Performance Algorithm for Identifying Frequent Items in
// Data Streams, 2017): a pair is counted too low by no more than twice what was counted, parted by the room.

/** Counts of so many pairs are kept: of 300 million, none that comes 20,000 times is missed. */
const ROOM = 32_768;

/** Counts pairs of words. */
export interface PairCounts {
	/** Counts those of a text of folded words, which is said so many times. */
	add: (text: string, times: number) => void;
	/** Pairs that may have come more than so often, in the order of letters. */
	above: (often: number) => string[];
}

/** Counts of no pair as yet; of `room` of them at most. */
export function createPairCounts(room = ROOM): PairCounts {
	const counts = new Map<string, number>();
	let missed = 0;
	function makeRoom(): void {
		const middle = Float64Array.from(counts.values()).sort()[room >>> 1]!;
		missed += middle;
		for (const [pair, count] of counts)
			if (count > middle) counts.set(pair, count - middle);
			else counts.delete(pair);
	}
	return {
		add(text, times) {
			let first = 0;
			for (let space = text.indexOf(' '); space >= 0;) {
				const next = text.indexOf(' ', space + 1);
				const pair = text.slice(first, next < 0 ? text.length : next);
				counts.set(pair, (counts.get(pair) ?? 0) + times);
				if (counts.size > room) makeRoom();
				first = space + 1;
				space = next;
			}
		},
		above: (often) =>
			[...counts]
				.filter(([, count]) => count + missed > often)
				.map(([pair]) => pair)
				.sort()
	};
}
