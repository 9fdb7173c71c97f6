import type { Who } from '../domain/figure.ts';
import { WHOS } from '../domain/figure.ts';
import { formatDay, formatInterval } from '../domain/period.ts';
import { formatReported, type Sum } from '../domain/tally.ts';
import type { Row } from './answer.ts';
import type { Count, Histogram } from './engine.ts';
import type { Filter } from './filter.ts';

/** A count with its noun, as "1 incident" or "1,204 incidents". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
	`${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const NOUNS: Record<Who, [one: string, many: string]> = {
	'security forces': ['of the security forces', 'of the security forces'],
	civilian: ['civilian', 'civilians'],
	perpetrator: ['attacker', 'attackers'],
	'side A': ['of the first side', 'of the first side'],
	'side B': ['of the second side', 'of the second side'],
	unknown: ['of unknown status', 'of unknown status'],
	all: ['not told apart', 'not told apart']
};
/** The harmed in the order of a sentence: whoever is not told apart comes last. */
const ORDER: Who[] = ['security forces', 'civilian', 'perpetrator', 'side A', 'side B'];
const SAID: Who[] = [...ORDER, ...WHOS.filter((who) => !ORDER.includes(who)).reverse()];

const range = ({ low, best, high }: Sum): string =>
	(low === high ? [best] : [low, high]).map((count) => count.toLocaleString('en')).join(' to ');

/** Who was killed in words, as "4 of the security forces, 2 civilians, 1 attacker"; empty where nobody is told apart. */
export function formatWho(who: Count['killed']['who']): string {
	const said = SAID.filter((name) => (who[name]?.high ?? 0) > 0);
	if (said.every((name) => name === 'all')) return '';
	return said
		.map((name) => {
			const sum = who[name] ?? { low: 0, best: 0, high: 0 };
			return `${range(sum)} ${NOUNS[name][sum.high === 1 ? 0 : 1]}`;
		})
		.join(', ');
}

/** How many were killed in all incidents, as "5 to 9 killed (best 7)"; no figure at all is never 0 killed. */
export function formatTally({ matched, killed }: Pick<Count, 'matched' | 'killed'>): string {
	if (killed.unreported === matched) return 'killed not reported';
	const best = killed.low === killed.high ? '' : ` (best ${killed.best.toLocaleString('en')})`;
	return `${range(killed)} killed${best}`;
}

/** How many were killed as a row says it, as "6 killed" or "killed not reported"; null for what kills nobody. */
export function formatKilled({ killed }: Pick<Row, 'killed'>): string | null {
	if (!killed) return null;
	const words = formatReported(killed);
	return words === 'not reported' ? 'killed not reported' : `${words} killed`;
}

/** What matches as a headline, as "3 incidents, 7 killed". */
export const formatHeadline = (count: Count): string =>
	count.matched ? `${plural(count.matched, 'incident')}, ${formatTally(count)}` : 'No incidents';

/** What stands beside the headline: incidents without a figure, statements, what is not on the map. */
export function formatBeside(
	{ killed, statements, notPlaced, matched }: Count,
	unplacedIncidents: boolean
): string {
	const parts: string[] = [];
	if (killed.unreported && killed.unreported < matched)
		parts.push(`${killed.unreported.toLocaleString('en')} with no figure reported`);
	const onlyStatements = statements === notPlaced && !unplacedIncidents;
	if (statements)
		parts.push(plural(statements, 'statement') + (onlyStatements ? ' not placed on the map' : ''));
	if (notPlaced && !onlyStatements)
		parts.push(`${notPlaced.toLocaleString('en')} not placed on the map`);
	return parts.join(' · ');
}

/** What is only possibly inside, as "2 incidents, 1 presence possibly inside"; empty where nothing is. */
export function formatPossibly({
	possibly,
	presencesPossibly
}: Pick<Count, 'possibly' | 'presencesPossibly'>): string {
	const parts = [
		possibly ? plural(possibly, 'incident') : '',
		presencesPossibly ? plural(presencesPossibly, 'presence') : ''
	].filter(Boolean);
	return parts.length ? `${parts.join(', ')} possibly inside` : '';
}

/** The days of the matches in words: what was asked for, else from the first to the last dated incident. */
export function formatDays({ from, to }: Filter, { bins, wide, undated }: Histogram): string {
	const without = undated ? ` · ${undated.toLocaleString('en')} undated` : '';
	if (from && to) return formatInterval(from, to) + without;
	if (from) return `${formatDay(from)} or later${without}`;
	if (to) return `${formatDay(to)} or earlier${without}`;
	const held = [...bins.filter((bin) => bin.incidents > 0), ...wide];
	const [first] = held.map((bin) => bin.from).sort();
	const last = held
		.map((bin) => bin.to)
		.sort()
		.at(-1);
	return first && last ? formatInterval(first, last) + without : without.slice(3);
}
