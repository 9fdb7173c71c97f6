import { CqlFault, quote } from './expression.ts';
import { MOST } from './limit.ts';
import { tokensOf, type Token } from './token.ts';

/** A place among the pieces of a filter, going forward. */
export interface Cursor {
	/** The piece at hand, or one further on. */
	peek: (further?: number) => Token;
	next: () => Token;
	/** Goes past the piece at hand where it is this sign, or this word in any case. */
	take: (value: string) => boolean;
	/** As `take`; throws a CqlFault where it is another. */
	expect: (value: string) => void;
	/** A fault that says what was found here instead of what was expected. */
	fault: (expected: string, token?: Token) => CqlFault;
	/** Reads a part inside the one at hand; throws a CqlFault where that is too deep. */
	within: <T>(read: () => T) => T;
}

const shown = ({ kind, value, at }: Token): string =>
	kind === 'end' ? 'the end' : `${quote(value)} at character ${at}`;

/** The beginning of a filter. */
export function createCursor(source: string): Cursor {
	const tokens = tokensOf(source);
	let [at, depth] = [0, 0];
	const peek = (further = 0): Token => tokens[Math.min(at + further, tokens.length - 1)]!;
	const next = (): Token => {
		const token = peek();
		if (at < tokens.length - 1) at++;
		return token;
	};
	const take = (value: string): boolean => {
		const { kind, value: own } = peek();
		const isIt = kind === 'sign' ? own === value : kind === 'word' && own.toUpperCase() === value;
		if (isIt) next();
		return isIt;
	};
	const fault = (expected: string, token = peek()): CqlFault =>
		new CqlFault(`Expected ${expected}, found ${shown(token)}.`);
	return {
		peek,
		next,
		take,
		fault,
		expect(value) {
			if (!take(value)) throw fault(quote(value));
		},
		within(read) {
			if (++depth > MOST.depth)
				throw new CqlFault(
					`Parts stand deeper in each other than ${MOST.depth} at character ${peek().at}.`
				);
			const found = read();
			depth--;
			return found;
		}
	};
}
