// Chance that is the same in every run.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). @param {number} seed */
export function createRandom(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A number from 0 up to `size`, small ones more often by Zipf's law. @param {() => number} random @param {number} size @param {number} power */
export function createZipf(random, size, power) {
	const sums = new Float64Array(size);
	let sum = 0;
	for (let rank = 0; rank < size; rank++) sums[rank] = sum += 1 / (rank + 1) ** power;
	return () => {
		const wanted = random() * sum;
		let [from, to] = [0, size - 1];
		while (from < to) {
			const middle = (from + to) >>> 1;
			if ((sums[middle] ?? 0) < wanted) from = middle + 1;
			else to = middle;
		}
		return from;
	};
}

/** A number around 0, by the normal distribution. @param {() => number} random */
export const normal = (random) =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
