import { dayNumber, formatInterval } from '../domain/period.ts';
import type { Row } from '../query/answer.ts';

/** A row on the timeline: from where to where it may lie, as shares of its width from 0 to 1. */
export interface Mark {
	row: Row;
	from: number;
	to: number;
	/** An end that is not known; drawn to the edge and said to be open. */
	open: boolean;
}
export interface Dates {
	/** First and last day in words. */
	words: string;
	marks: Mark[];
	/** Rows without any day. */
	undated: number;
}

/** Rows as marks on one scale of days, a little room on both sides; null where none has a day. */
export function datesOf(rows: readonly Row[]): Dates | null {
	const days = rows.flatMap(({ earliest, latest }) => [earliest, latest]).filter((d) => d !== null);
	const [first] = [...days].sort();
	const last = [...days].sort().at(-1);
	if (!first || !last) return null;
	const room = Math.max(1, Math.round((dayNumber(last) - dayNumber(first)) * 0.06));
	const start = dayNumber(first) - room;
	const span = dayNumber(last) + room - start;
	const share = (day: string) => (dayNumber(day) - start) / span;
	const marks = rows.flatMap((row): Mark[] => {
		const { earliest, latest } = row;
		if (!earliest && !latest) return [];
		const from = earliest ? share(earliest) : 0;
		return [{ row, from, to: latest ? share(latest) : 1, open: !earliest || !latest }];
	});
	return { words: formatInterval(first, last), marks, undated: rows.length - marks.length };
}
