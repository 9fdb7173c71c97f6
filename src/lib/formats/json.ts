// JSON as RFC 8259 defines it, read more strictly than JSON.parse does: a duplicate key, a key that could
// reach a prototype and a number too large to hold are faults here, and none of them is let through.
// https://www.rfc-editor.org/rfc/rfc8259
import type { Fault } from '../domain/fault.ts';
import { createCursor, Malformed } from './cursor.ts';

/** Largest text that is read, in UTF-16 units. */
export const MOST_CHARACTERS = 64_000_000;
/** Deepest nesting of lists and objects. */
export const MOST_DEPTH = 64;
/** Reading gives up a file after so many faults. */
export const MOST_FAULTS = 200;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** What a text held; `value` is undefined where the text is no JSON at all. */
export interface Reading {
	value: unknown;
	faults: Fault[];
}

/** Reads a JSON text; every fault says line and column, and reading goes on wherever it can. */
export function readJSON(source: string, file: string): Reading {
	const text = source.startsWith('\ufeff') ? source.slice(1) : source;
	const faults: Fault[] = [];
	const report = (field: string, found: string, expected: string) => {
		if (faults.length >= MOST_FAULTS) throw new Malformed(cursor.at, 'a file with fewer faults');
		faults.push({ file, record: '', field, found, expected });
	};
	if (text.length > MOST_CHARACTERS) {
		const found = `${text.length} characters`;
		return {
			value: undefined,
			faults: [{ file, record: '', field: '', found, expected: `at most ${MOST_CHARACTERS}` }]
		};
	}

	const cursor = createCursor(text);
	const path: (string | number)[] = [];

	function value(): unknown {
		if (cursor.opens('{')) return members();
		if (cursor.opens('[')) return items();
		const start = cursor.at;
		const scalar = cursor.scalar();
		if (typeof scalar !== 'number' || Number.isFinite(scalar)) return scalar;
		const found = `${text.slice(start, cursor.at)} (${cursor.place(start)})`;
		report(path.join('.'), found, 'a number that can be held');
		return null;
	}

	function deeper() {
		if (path.length < MOST_DEPTH) return;
		throw new Malformed(cursor.at - 1, `lists and objects at most ${MOST_DEPTH} deep`);
	}

	function items(): unknown[] {
		deeper();
		const list: unknown[] = [];
		if (cursor.closes(']')) return list;
		do {
			path.push(list.length);
			list.push(value());
			path.pop();
		} while (cursor.goesOn(']'));
		return list;
	}

	function members(): Record<string, unknown> {
		deeper();
		const object: Record<string, unknown> = {};
		if (cursor.closes('}')) return object;
		do {
			const start = cursor.skip();
			const key = cursor.string();
			cursor.colon();
			path.push(key);
			const member = value();
			const refuse = (found: string, expected: string) =>
				report(path.join('.'), `${found} (${cursor.place(start)})`, expected);
			if (FORBIDDEN.has(key)) refuse('a key that reaches into the program', 'another key');
			else if (Object.hasOwn(object, key)) refuse('the key twice', 'each key once');
			else object[key] = member;
			path.pop();
		} while (cursor.goesOn('}'));
		return object;
	}

	try {
		const root = value();
		cursor.end();
		return { value: root, faults };
	} catch (problem) {
		if (!(problem instanceof Malformed)) throw problem;
		const rest = text.slice(problem.at, problem.at + 20);
		const found = rest ? JSON.stringify(rest) : 'the end';
		faults.push({
			file,
			record: '',
			field: cursor.place(problem.at),
			found,
			expected: problem.message
		});
		return { value: undefined, faults };
	}
}
