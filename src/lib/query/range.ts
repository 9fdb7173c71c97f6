import type { Outcome } from '../domain/figure.ts';
import type { Figure } from '../domain/schema.ts';
import { reportedOf, type Sum } from '../domain/tally.ts';

/**
 * What one incident adds to a sum of casualties; null where it reports no best figure. A missing low is taken
 * at the best; where the upper end is open, high is what its known parts come to, and never below the best.
 */
export function rangeOf(figures: readonly Figure[], outcome: Outcome): Sum | null {
	const { low, best, high } = reportedOf(figures, outcome);
	if (best === null) return null;
	const parts = figures.filter((figure) => figure.outcome === outcome && figure.who !== 'all');
	const known = parts.reduce((sum, part) => sum + (part.high ?? part.best ?? 0), 0);
	return { low: low ?? best, best, high: high ?? Math.max(best, known) };
}
