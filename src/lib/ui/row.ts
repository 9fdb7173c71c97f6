import type { Row } from '../query/answer.ts';

/** The id of a record's row in a page, to come back to. */
export const rowId = ({ kind, id }: Pick<Row, 'kind' | 'id'>): string => `row-${kind}-${id}`;

/** Rows under the place that they are said to lie in, in the rows' order. */
export function byPlace(rows: Row[]): [place: string, rows: Row[]][] {
	const places = new Map<string, Row[]>();
	for (const row of rows) places.set(row.place, [...(places.get(row.place) ?? []), row]);
	return [...places];
}
