// The words and signs of CQL2 text.
import { CqlFault, quote } from './expression.ts';

/** A piece of a filter; `at` is the number of its first character, from 1. */
export interface Token {
	kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'end';
	/** What it means: a text without its quotes, a word as it stands. */
	value: string;
	at: number;
}

const SPACE = /[\t\n\r ]+/y;
// Names as XML has them, without the hyphen; see `identifier` of the grammar.
const WORD = /[:_\p{L}][:_\p{L}\p{M}\p{N}.\u203F\u2040]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SIGN = /<>|<=|>=|[=<>(),+\-*/^%[\]]/y;
const NAME = /"([^"]*)"/y;
// What no text of the grammar may hold.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F]/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** The text that begins with a quote at `at`, and where it ends; read by hand, in one pass. */
function readText(source: string, at: number): { value: string; end: number } {
	let value = '';
	for (let next = at + 1; next < source.length; next++) {
		const sign = source[next]!;
		const isQuoted = source[next + 1] === "'";
		if ((sign === "'" || sign === '\\') && isQuoted) {
			value += "'";
			next++;
		} else if (sign === "'") return { value, end: next + 1 };
		else value += sign;
	}
	throw new CqlFault(`The text that begins at character ${at + 1} has no closing quote (').`);
}

/** Parts a filter into its pieces, an end after them; throws a CqlFault for what is none. */
export function tokensOf(source: string): Token[] {
	const control = CONTROL.exec(source);
	if (control)
		throw new CqlFault(
			`A control character (${control[0].charCodeAt(0)}) was found at character ${control.index + 1}; expected none.`
		);
	const tokens: Token[] = [];
	let at = 0;
	const take = (kind: Token['kind'], value: string, length: number) => {
		tokens.push({ kind, value, at: at + 1 });
		at += length;
	};
	while (at < source.length) {
		const space = matchAt(SPACE, source, at);
		if (space) {
			at += space[0].length;
			continue;
		}
		if (source[at] === "'") {
			const { value, end } = readText(source, at);
			take('text', value, end - at);
			continue;
		}
		const name = matchAt(NAME, source, at);
		const word = matchAt(WORD, source, at);
		const number = matchAt(NUMBER, source, at);
		const sign = matchAt(SIGN, source, at);
		if (name) take('name', name[1]!, name[0].length);
		else if (word) take('word', word[0], word[0].length);
		else if (number) take('number', number[0], number[0].length);
		else if (sign) take('sign', sign[0], sign[0].length);
		else
			throw new CqlFault(
				`${quote(source.slice(at, at + 20))} at character ${at + 1} is no part of CQL2 text.`
			);
	}
	tokens.push({ kind: 'end', value: 'the end', at: source.length + 1 });
	return tokens;
}
