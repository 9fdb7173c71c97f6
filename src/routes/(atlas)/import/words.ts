import type { Job } from '$lib/server/upload/job.ts';

/** What is going on with a file, in words. */
export const STATES: Record<Job['state'], string> = {
	reading: 'being looked into',
	ready: 'looked into, not yet taken in',
	failed: 'cannot be read',
	importing: 'being taken in',
	done: 'taken in'
};

/** A size in words, as "12.4 MB". */
export const formatSize = (bytes: number): string =>
	bytes >= 1e9
		? `${(bytes / 1e9).toFixed(1)} GB`
		: bytes >= 1e6
			? `${(bytes / 1e6).toFixed(1)} MB`
			: `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** The share that a line of progress speaks of, from 0 to 100; null where it names none. */
export function percentIn(progress: string): number | null {
	const [, percent] = /(\d+) %/.exec(progress) ?? [];
	return percent === undefined ? null : Number(percent);
}
