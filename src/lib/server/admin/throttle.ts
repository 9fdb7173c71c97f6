// How often a wrong token may be tried: a few times from one address, not very often from all of them together.

/** What may happen within a time, in milliseconds. */
export interface Limits {
	each: number;
	all: number;
	within: number;
}

const ALL = '';

/** Counts failures by whoever made them; `now` is in milliseconds. */
export function createThrottle(limits: Limits, now: () => number = () => Date.now()) {
	const failures = new Map<string, number[]>();
	const recent = (who: string): number[] => {
		const since = now() - limits.within;
		const left = (failures.get(who) ?? []).filter((at) => at > since);
		if (left.length) failures.set(who, left);
		else failures.delete(who);
		return left;
	};
	const waitOf = (times: number[], most: number): number =>
		times.length < most ? 0 : (times[times.length - most] ?? 0) + limits.within - now();
	return {
		/** Milliseconds to wait before the next try; 0: now. */
		wait: (who: string): number =>
			Math.max(0, waitOf(recent(who), limits.each), waitOf(recent(ALL), limits.all)),
		fail(who: string): void {
			for (const known of [...failures.keys()]) recent(known);
			for (const key of [who, ALL]) failures.set(key, [...(failures.get(key) ?? []), now()]);
		},
		forgive: (who: string): void => void failures.delete(who)
	};
}
