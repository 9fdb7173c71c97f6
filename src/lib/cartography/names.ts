// What a mark is in words: its accessible name, and the lines beside its symbol.
import { formatPlacePrecision, type PlacePrecision } from '../domain/precision.ts';
import { formatReported } from '../domain/tally.ts';
import type { MarkKilled } from './marks.ts';

/** What a mark's words are made from; type, day and precision are those of its first record. */
export interface Standfirst {
	label: string;
	incidents: number;
	groups: number;
	killed: MarkKilled;
	precision: PlacePrecision;
	type: string;
	when: string;
}

const several = (count: number, noun: string): string =>
	`${count} ${noun}${count === 1 ? '' : 's'}`;

const lowerFirst = (text: string): string =>
	/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Killed in words: "6 killed", "7 killed, 1 without a figure", "no figure reported". */
export function killedWords(killed: MarkKilled, incidents: number): string {
	const words = formatReported(killed);
	if (words === 'not reported') return 'no figure reported';
	const rest = killed.unreported;
	return `${words} killed${rest && incidents > 1 ? `, ${rest} without a figure` : ''}`;
}

const present = (groups: number): string => `${several(groups, 'group')} said to be present`;

/** "Taraz: armed attack, 12 November 2011, 6 killed". */
export function pointName(mark: Standfirst): string {
	const where =
		mark.precision === 'near-settlement'
			? `${mark.label} (${formatPlacePrecision(mark.precision)})`
			: mark.label;
	const parts: string[] = [];
	if (mark.incidents === 1) parts.push(lowerFirst(mark.type), mark.when);
	else if (mark.incidents) parts.push(several(mark.incidents, 'incident'));
	if (mark.incidents) parts.push(killedWords(mark.killed, mark.incidents));
	if (mark.groups) parts.push(present(mark.groups));
	return `${where}: ${parts.filter(Boolean).join(', ')}`;
}

/**
 * "Khost province: 1 incident, no figure reported". `alone`: the area holds records of this kind only;
 * `whole`: nothing was filtered away.
 */
export function areaName(
	mark: Standfirst,
	{ alone, whole }: { alone: boolean; whole: boolean }
): string {
	const where = mark.label;
	if (mark.incidents)
		return `${where}: ${several(mark.incidents, 'incident')}, ${killedWords(mark.killed, mark.incidents)}`;
	const none = whole ? 'no incident recorded' : 'no incident shown';
	return `${where}: ${present(mark.groups)}${alone ? `, ${none}` : ''}`;
}

/** The soft second line under a place's name on the map: "6 killed", "no figure", "6 groups". */
export function subline(mark: Standfirst): string {
	if (!mark.incidents) return several(mark.groups, 'group');
	const { best, unreported } = mark.killed;
	const words = killedWords(mark.killed, mark.incidents);
	if (best === null) return words === 'no figure reported' ? 'no figure' : words;
	const killed = `${best.toLocaleString('en')} killed`;
	return unreported ? `${killed}, ${unreported.toLocaleString('en')} no figure` : killed;
}
