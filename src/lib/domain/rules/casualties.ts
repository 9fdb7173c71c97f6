import type { Draft, Finding } from '../draft.ts';
import { itemsOf, membersOf, numberOf, show } from '../loose.ts';
import type { Loose } from '../loose.ts';

/** A number of people; a negative one is a fault of its own and says nothing of others. */
function peopleOf(value: unknown): number | null {
	const number = numberOf(value);
	return number !== null && number >= 0 ? number : null;
}

const ENDS = ['low', 'best', 'high'] as const;

function checkOrder(figure: Loose, at: string): Finding[] {
	const findings: Finding[] = [];
	for (const [a, b] of [
		['low', 'best'],
		['best', 'high'],
		['low', 'high']
	] as const) {
		const lower = peopleOf(figure[a]);
		const upper = peopleOf(figure[b]);
		if (lower === null || upper === null || lower <= upper) continue;
		findings.push({
			field: `${at}.${a}`,
			found: `${lower}, more than ${b} ${upper}`,
			expected: `at most ${upper}`
		});
		break;
	}
	return findings;
}

/** Figures: low, best and high in order, each outcome and who once, parts within their total. */
export function checkCasualties(draft: Draft): Finding[] {
	if (draft.kind !== 'incident') return [];
	const findings: Finding[] = [];
	const seen = new Set<string>();
	const totals = new Map<unknown, { high: number; at: string }>();
	const parts = new Map<unknown, number>();
	for (const [index, item] of itemsOf(membersOf(draft.value).casualties).entries()) {
		const at = `casualties.${index}`;
		const figure = membersOf(item);
		const wrong = checkOrder(figure, at);
		findings.push(...wrong);
		const name = JSON.stringify([figure.outcome, figure.who]);
		if (figure.who !== undefined && seen.has(name)) {
			const found = `${show(figure.who)} ${show(figure.outcome)} again`;
			findings.push({ field: `${at}.who`, found, expected: 'one figure for each outcome and who' });
		}
		seen.add(name);
		if (figure.who === 'all') {
			const [low, best, high] = ENDS.map((end) => peopleOf(figure[end]));
			const most = high ?? best ?? low ?? null;
			// Without a high end a total is open upwards and holds any parts.
			if (!wrong.length && most !== null && (high !== null || best !== null))
				totals.set(figure.outcome, { high: most, at });
		} else {
			const least = peopleOf(figure.low) ?? 0;
			parts.set(figure.outcome, (parts.get(figure.outcome) ?? 0) + least);
		}
	}
	for (const [outcome, { high, at }] of totals) {
		const sum = parts.get(outcome) ?? 0;
		if (sum <= high) continue;
		const found = `a total of ${high}, but parts of at least ${sum}`;
		findings.push({ field: at, found, expected: 'a total that holds its parts' });
	}
	return findings;
}
