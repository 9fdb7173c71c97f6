// What many measured times come to.

/** The value in the middle, the upper one of two; NaN of none. @param {ArrayLike<number>} values */
export const median = (values) => quantile(values, 0.5);

/** The value below which a share of the values lies. @param {ArrayLike<number>} values @param {number} share */
export function quantile(values, share) {
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** @param {ArrayLike<number>} values */
export const sum = (values) => Array.from(values).reduce((all, value) => all + value, 0);

/**
 * How many times as long one takes as the other, question by question: in the middle, at the least, and all together.
 * @param {readonly number[]} theirs
 * @param {readonly number[]} ours
 */
export function ratios(theirs, ours) {
	const each = theirs.map((time, at) => time / (ours[at] ?? NaN));
	return { median: median(each), least: Math.min(...each), total: sum(theirs) / sum(ours) };
}

/** Keeps the shortest time of each question: a machine that does other things only ever adds to it. @param {number} length */
export function createTimes(length) {
	const times = new Array(length).fill(Infinity);
	return {
		/** @type {readonly number[]} */
		times,
		put: (/** @type {number} */ at, /** @type {number} */ time) => {
			times[at] = Math.min(times[at] ?? Infinity, time);
		}
	};
}

/** The milliseconds that some work takes, and what it gives. @template T @param {() => T | Promise<T>} work @returns {Promise<[number, T]>} */
export async function timed(work) {
	const start = performance.now();
	const result = await work();
	return [performance.now() - start, result];
}

/** Milliseconds that this thread has been at work, whatever else the machine does; of all threads in a Node that knows no better. */
export function worked() {
	const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)();
	return (user + system) / 1000;
}
