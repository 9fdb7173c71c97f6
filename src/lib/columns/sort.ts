// Orders of many rows, sorted by their keys 16 bits at a time: a comparison a row would cost ten times as much.
const DIGITS = 0x10000;

function pass(order: Uint32Array, key: Uint8Array | Uint32Array, shift: number): Uint32Array {
	const starts = new Uint32Array(DIGITS + 1);
	for (let at = 0; at < order.length; at++) starts[((key[order[at]!]! >>> shift) & 0xffff) + 1]!++;
	for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
	const sorted = new Uint32Array(order.length);
	for (let at = 0; at < order.length; at++) {
		const row = order[at]!;
		sorted[starts[(key[row]! >>> shift) & 0xffff]!++] = row;
	}
	return sorted;
}

/** Rows ascending by their keys; those with equal keys stay in the order given. */
export function sortedBy(order: Uint32Array, key: Uint8Array | Uint32Array): Uint32Array {
	if (order.length < 1000) return order.slice().sort((a, b) => key[a]! - key[b]!);
	const low = pass(order, key, 0);
	return key.some((value) => value >= DIGITS) ? pass(low, key, 16) : low;
}

/** The place of each row in an order. */
export function ranksOf(order: Uint32Array): Uint32Array {
	const ranks = new Uint32Array(order.length);
	for (let at = 0; at < order.length; at++) ranks[order[at]!] = at;
	return ranks;
}

/** The numbers of texts, ascending by UTF-16 code units. */
export function sortedTexts(texts: readonly string[]): Uint32Array {
	const order = Uint32Array.from(texts.keys());
	return order.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
}

/** So many bits of a count are looked at in one pass. */
const COUNT_BITS = 11;

/** Things with the highest counts first; those with equal counts stay in the order given. */
export function sortedByCount(order: Uint32Array, counts: Uint32Array): Uint32Array {
	let most = 0;
	for (let at = 0; at < order.length; at++) most = Math.max(most, counts[order[at]!]!);
	const ends = new Uint32Array(1 << COUNT_BITS);
	let from: Uint32Array = order;
	let to: Uint32Array = new Uint32Array(order.length);
	for (let shift = 0; shift < 32 && most >>> shift; shift += COUNT_BITS) {
		const digitOf = (thing: number) => (counts[thing]! >>> shift) & (ends.length - 1);
		ends.fill(0);
		for (let at = 0; at < from.length; at++) ends[digitOf(from[at]!)]!++;
		for (let digit = ends.length - 1, sum = 0; digit >= 0; digit--) {
			const count = ends[digit]!;
			ends[digit] = sum;
			sum += count;
		}
		for (let at = 0; at < from.length; at++) to[ends[digitOf(from[at]!)]!++] = from[at]!;
		[from, to] = [to, from === order ? new Uint32Array(order.length) : from];
	}
	return from;
}
