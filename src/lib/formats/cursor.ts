// The tokens of JSON, taken from a text one after the other.

/** The text is no JSON: where, and what was expected there. */
export class Malformed extends Error {
	readonly at: number;
	constructor(at: number, expected: string) {
		super(expected);
		this.at = at;
	}
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORDS: [string, boolean | null][] = [
	['true', true],
	['false', false],
	['null', null]
];

/** A cursor before the first token; each method moves it behind what it took or throws Malformed. */
export function createCursor(text: string) {
	let at = 0;

	function skip(): number {
		for (;;) {
			const code = text.charCodeAt(at);
			if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
			at++;
		}
	}

	/** Takes a character, after white space, if it comes next. */
	function opens(character: string): boolean {
		skip();
		if (text[at] !== character) return false;
		at++;
		return true;
	}

	// Scanned by hand: a pattern for a whole string takes exponential time or a deep stack on hostile ones.
	function string(): string {
		const start = at;
		if (text[at] !== '"') throw new Malformed(at, 'a string in double quotes');
		let escaped = false;
		for (at++; ; at++) {
			const code = text.charCodeAt(at);
			if (code === 34) break;
			if (Number.isNaN(code)) throw new Malformed(at, 'the closing quote of a string');
			if (code < 32) throw new Malformed(at, 'no control character within a string');
			if (code !== 92) continue;
			escaped = true;
			ESCAPE.lastIndex = at;
			if (!ESCAPE.test(text)) throw new Malformed(at, 'an escape that JSON knows');
			at = ESCAPE.lastIndex - 1;
		}
		at++;
		return escaped ? (JSON.parse(text.slice(start, at)) as string) : text.slice(start + 1, at - 1);
	}

	/** A string, number, true, false or null; a number too large is infinite. */
	function scalar(): string | number | boolean | null {
		skip();
		if (text[at] === '"') return string();
		NUMBER.lastIndex = at;
		if (NUMBER.test(text)) {
			const start = at;
			at = NUMBER.lastIndex;
			return Number(text.slice(start, at));
		}
		for (const [word, meaning] of WORDS) {
			if (!text.startsWith(word, at)) continue;
			at += word.length;
			return meaning;
		}
		throw new Malformed(at, 'a value');
	}

	return {
		get at() {
			return at;
		},
		skip,
		opens,
		closes: opens,
		string,
		scalar,
		colon() {
			if (!opens(':')) throw new Malformed(at, 'a colon');
		},
		/** Whether a comma comes next, and not the end of the list or object. */
		goesOn(end: string): boolean {
			if (opens(',')) return true;
			if (opens(end)) return false;
			throw new Malformed(at, `a comma or ${end}`);
		},
		end() {
			if (skip() < text.length) throw new Malformed(at, 'the end of the file');
		},
		/** A place in the text as a person counts it, from 1. */
		place(offset: number): string {
			let line = 1;
			let start = 0;
			for (
				let end = text.indexOf('\n');
				end >= 0 && end < offset;
				end = text.indexOf('\n', start)
			) {
				line++;
				start = end + 1;
			}
			return `line ${line}, column ${offset - start + 1}`;
		}
	};
}
