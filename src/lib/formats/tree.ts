// JSON of others as a tree that knows on which line each object begins. Keys that could reach into the
// program are renamed, duplicate keys told, numbers too large to hold kept as their text.
import { collect } from './bytes.ts';
import { createCursor, Malformed } from './cursor.ts';
import { decodeText } from './encoding.ts';
import { FormatError } from './format.ts';
import type { ImportFile } from './format.ts';
import { nameBinary } from './magic.ts';

/** Most bytes of a JSON file. */
export const MOST_JSON = 256_000_000;
const MOST_DEPTH = 64;
const MOST_KEYS = 10_000;

export type Node = string | number | boolean | null | Node[] | Branch;
/** An object, without a prototype. */
export interface Branch {
	[key: string]: Node | undefined;
}

/** A JSON file that was read. */
export interface Tree {
	root: Node;
	/** Line on which an object begins, from 1. */
	lineOf(branch: Branch): number;
	notes: string[];
}

export const isBranch = (node: Node | undefined): node is Branch =>
	typeof node === 'object' && node !== null && !Array.isArray(node);

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a JSON file; throws FormatError with line and column where it is none. */
export async function readTree(file: ImportFile): Promise<Tree> {
	const bytes = await collect(file, MOST_JSON);
	const binary = nameBinary(bytes.subarray(0, 65_536));
	if (binary) throw new FormatError(`${file.name} is ${binary}, not JSON.`);
	const { text, notes } = decodeText(bytes);
	if (!text.trim()) throw new FormatError(`${file.name} is empty.`);
	return parseTree(text, file.name, notes);
}

/** Parses a JSON text. */
export function parseTree(text: string, file: string, notes: string[] = []): Tree {
	const cursor = createCursor(text);
	const lines = new WeakMap<Branch, number>();
	let line = 1;
	let counted = 0;
	const lineHere = () => {
		for (
			let at = text.indexOf('\n', counted);
			at >= 0 && at < cursor.at;
			at = text.indexOf('\n', counted)
		) {
			line++;
			counted = at + 1;
		}
		return line;
	};
	const tell = (note: string) => {
		if (notes.length < 1000) notes.push(note);
	};

	function value(depth: number): Node {
		if (depth > MOST_DEPTH)
			throw new Malformed(cursor.at, `lists and objects at most ${MOST_DEPTH} deep`);
		if (cursor.opens('{')) return members(depth);
		if (cursor.opens('[')) return items(depth);
		const start = cursor.skip();
		const scalar = cursor.scalar();
		return scalar === Infinity || scalar === -Infinity ? text.slice(start, cursor.at) : scalar;
	}

	function items(depth: number): Node[] {
		const list: Node[] = [];
		if (cursor.closes(']')) return list;
		do list.push(value(depth + 1));
		while (cursor.goesOn(']'));
		return list;
	}

	function members(depth: number): Branch {
		const branch = Object.create(null) as Branch;
		lines.set(branch, lineHere());
		if (cursor.closes('}')) return branch;
		let count = 0;
		do {
			const start = cursor.skip();
			const written = cursor.string();
			cursor.colon();
			if (++count > MOST_KEYS) throw new Malformed(start, `at most ${MOST_KEYS} keys in an object`);
			const key = DANGEROUS.has(written) ? `column ${written}` : written;
			if (key !== written) tell(`The key ${written} on line ${lineHere()} is kept as "${key}".`);
			const member = value(depth + 1);
			if (key in branch)
				tell(
					`The key ${JSON.stringify(key.slice(0, 60))} stands twice, on line ${lineHere()}; the first is kept.`
				);
			else branch[key] = member;
		} while (cursor.goesOn('}'));
		return branch;
	}

	try {
		const root = value(0);
		cursor.end();
		return { root, lineOf: (branch) => lines.get(branch) ?? 1, notes };
	} catch (problem) {
		if (!(problem instanceof Malformed)) throw problem;
		const rest = text.slice(problem.at, problem.at + 20);
		const found = rest ? JSON.stringify(rest) : 'the end of the file, which may be cut off';
		throw new FormatError(
			`${file} is no JSON: ${cursor.place(problem.at)} has ${found}; expected ${problem.message}.`
		);
	}
}

/** A node as the text of a cell. */
export function cellOf(node: Node | undefined): string {
	if (node === null || node === undefined) return '';
	if (typeof node === 'string') return node;
	if (Array.isArray(node) && node.every((item) => typeof item !== 'object'))
		return node.map(String).join('; ');
	return typeof node === 'object' ? JSON.stringify(node) : String(node);
}
