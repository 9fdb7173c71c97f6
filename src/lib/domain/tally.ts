import type { Outcome, Who } from './figure.ts';
import type { Figure } from './schema.ts';

/** A range of people; sums of ranges are ranges. */
export interface Sum {
	low: number;
	best: number;
	high: number;
}

/** One incident's figure for an outcome; null where nothing was reported, which is not 0. */
export interface Reported {
	low: number | null;
	best: number | null;
	high: number | null;
}

/** Casualties over many incidents: the range, how many gave no figure, and the range by who. */
export interface Tally extends Sum {
	unreported: number;
	who: Partial<Record<Who, Sum>>;
}

const addKnown = (values: (number | null)[]): number | null => {
	const known = values.filter((value) => value !== null);
	return known.length ? known.reduce((a, b) => a + b, 0) : null;
};

/**
 * One incident's figure for an outcome: the reported total where there is one, else its parts added up.
 * An unknown part leaves the upper end open (null) and does not count as 0.
 */
export function reportedOf(figures: readonly Figure[], outcome: Outcome): Reported {
	const parts = figures.filter((figure) => figure.outcome === outcome);
	const total = parts.find((figure) => figure.who === 'all');
	if (total) return { low: total.low, best: total.best, high: total.high };
	return {
		low: addKnown(parts.map((part) => part.low)),
		best: addKnown(parts.map((part) => part.best)),
		high: parts.some((part) => part.high === null) ? null : addKnown(parts.map((part) => part.high))
	};
}

/** Whether a best figure was reported; 0 is a report, null is none. */
export const isReported = (figure: Reported): boolean => figure.best !== null;

/** A figure in words: "6", "5 to 9, best 7", "at least 3", "not reported". */
export function formatReported({ low, best, high }: Reported): string {
	if (best === null) return low !== null && low > 0 ? `at least ${low}` : 'not reported';
	if ((low === null || low === best) && (high === null || high === best)) return String(best);
	if (high === null) return `${low} or more, best ${best}`;
	return `${low ?? best} to ${high}, best ${best}`;
}
