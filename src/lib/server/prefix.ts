// Finds things by the beginning of a name, in a sorted array built once.
import { wordsOf } from '../query/fold.ts';

/** One name of a thing, folded; `rank` orders things of equal exactness, greater first. */
export interface Named<T> {
	key: string;
	/** Whether the key is a whole name, not the rest of one. */
	whole: boolean;
	rank: number;
	thing: T;
}

/** A hit: how exactly the prefix matches (3 whole name, 2 its beginning, 1 a later word), and its thing. */
export interface Hit<T> {
	exactness: 1 | 2 | 3;
	rank: number;
	thing: T;
}

/** The keys of a name: itself, and what follows each of its spaces. */
export function* keysOf(name: string): Generator<{ key: string; whole: boolean }> {
	if (!name) return;
	yield { key: name, whole: true };
	for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1))
		yield { key: name.slice(at + 1), whole: false };
}

/** A name as one looks for it: its folded words. */
export const foldName = (name: string): string =>
	/^[A-Za-z0-9 ]*$/.test(name) ? name.toLowerCase().trim() : wordsOf(name).join(' ');

/** A folded name written as one word, so that Miranshah and Miran Shah are the same. */
export const joined = (name: string): string => name.replaceAll(' ', '');

/** Names as one may look for them: folded, and those of several words also written as one. */
export function foldAll(names: Iterable<string>): Set<string> {
	const folded = new Set([...names].map(foldName));
	for (const name of [...folded]) folded.add(joined(name));
	return folded;
}

/** All keys of a name as one may look for it: of its first words, and of so many letters at most. */
export const keysOfName = (name: string, letters: number, words: number) =>
	[...foldAll([name])].flatMap((folded) =>
		[...keysOf(folded)]
			.slice(0, words)
			.map(({ key, whole }) => ({ key: [...key].slice(0, letters).join(''), whole }))
	);

/** Names in the order that `findPrefix` wants. */
export const sortNames = <T>(names: Named<T>[]): Named<T>[] =>
	names.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

/** The `most` best things with a name that begins so: the more exact first, then the greater rank. */
export function findPrefix<T>(names: readonly Named<T>[], prefix: string, most: number): Hit<T>[] {
	let low = 0;
	let high = names.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((names[middle]?.key ?? '') < prefix) low = middle + 1;
		else high = middle;
	}
	const best = new Map<T, Hit<T>>();
	for (let at = low; at < names.length; at++) {
		const name = names[at];
		if (!name?.key.startsWith(prefix)) break;
		const exactness = !name.whole ? 1 : name.key === prefix ? 3 : 2;
		const known = best.get(name.thing);
		if (!known || known.exactness < exactness)
			best.set(name.thing, { exactness, rank: name.rank, thing: name.thing });
	}
	return [...best.values()]
		.sort((a, b) => b.exactness - a.exactness || b.rank - a.rank)
		.slice(0, most);
}
