import { checkTypes } from './check.ts';
import { CqlFault, type Expression, type Queryable } from './expression.ts';
import { parseJson } from './json.ts';
import { MOST } from './limit.ts';
import { checkSize } from './size.ts';
import { parseText } from './text.ts';

/** The encodings of CQL2, as `filter-lang` names them; the first where nothing is said. */
export const CQL_LANGS = ['cql2-text', 'cql2-json'] as const;
export type CqlLang = (typeof CQL_LANGS)[number];

/** Reads a filter of a language that asks for these properties; a fault is a sentence. Never throws. */
export function readCql(
	source: string,
	lang: CqlLang,
	queryables: readonly Queryable[]
): { expression: Expression } | { fault: string } {
	try {
		if (source.length > MOST.length)
			throw new CqlFault(
				`The filter has ${source.length} characters; at most ${MOST.length} are taken.`
			);
		const expression = lang === 'cql2-json' ? parseJson(source) : parseText(source);
		checkSize(expression);
		return { expression: checkTypes(expression, queryables) };
	} catch (problem) {
		if (problem instanceof CqlFault) return { fault: problem.message };
		throw problem;
	}
}
