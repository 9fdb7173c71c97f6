// Parts of records that rows of several templates hold in the same columns.

/** The cell of a column, undefined where it is empty. */
export type Cell<Name extends string = string> = (name: Name) => string | undefined;

/** A member where there is a value, else nothing. */
export const given = <K extends string>(key: K, value: unknown) =>
	(value === undefined ? {} : { [key]: value }) as Partial<Record<K, unknown>>;

/** Who asserts all parts of the row. */
export const evidenceOf = (cell: Cell<'source' | 'locator' | 'paraphrase'>) => [
	{ source: cell('source'), ...given('locator', cell('locator')), paraphrase: cell('paraphrase') }
];

/** The period of the row; an empty day is an unknown end. */
export function periodOf(
	cell: Cell<'earliest' | 'latest' | 'period_precision' | 'period_inferred'>,
	evidence: unknown
) {
	const why = cell('period_inferred');
	return {
		earliest: cell('earliest') ?? null,
		latest: cell('latest') ?? null,
		precision: cell('period_precision'),
		...(why && { inferred: { what: 'days', why } }),
		evidence
	};
}
