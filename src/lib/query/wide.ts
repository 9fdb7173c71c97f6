// Periods that span several bins of a histogram, in whole numbers of days since 1970-01-01.

/** The most such periods that are told apart by their own days. */
export const MOST_WIDE = 40;

/** Closed spans of days, ascending by their first day, then by their last; and by period, which span holds it. */
export interface Spans {
	spans: [from: number, to: number][];
	of: number[];
}

/**
 * The spans to tell wide periods by: their own days while these are few, else whole bins: as many of them together
 * (one, two, four …) as make the spans few.
 * @param periods Closed, all different, ascending by their first day, then by their last.
 * @param starts The first day of each bin, and of the one after the last.
 */
export function gatherWide(
	periods: readonly (readonly [first: number, last: number])[],
	starts: readonly number[]
): Spans {
	if (periods.length <= MOST_WIDE)
		return {
			spans: periods.map(([first, last]) => [first, last]),
			of: periods.map((_, at) => at)
		};
	const bins = starts.length - 1;
	const binAt = createBinAt(starts);
	const ends = periods.map(([first, last]) => binAt(first) * bins + binAt(last));
	// Thousands of periods begin and end in few bins.
	const distinct = [...new Set(ends)];
	for (let shift = 0; ; shift++) {
		const keyOf = (end: number) =>
			(Math.floor(end / bins) >> shift) * bins + ((end % bins) >> shift);
		const keys = [...new Set(distinct.map(keyOf))].sort((a, b) => a - b);
		if (keys.length > MOST_WIDE) continue;
		const placeOf = new Map(keys.map((key, at) => [key, at]));
		const places = new Map(distinct.map((end) => [end, placeOf.get(keyOf(end))!]));
		return {
			spans: keys.map((key) => [
				starts[Math.floor(key / bins) << shift]!,
				starts[Math.min(bins, ((key % bins) + 1) << shift)]! - 1
			]),
			of: ends.map((end) => places.get(end)!)
		};
	}
}

/** Answers which bin holds a day. */
const createBinAt = (starts: readonly number[]) => (day: number) => {
	let [low, high] = [0, starts.length - 1];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (starts[middle]! <= day) low = middle;
		else high = middle;
	}
	return low;
};
