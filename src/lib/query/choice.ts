import type { Choice } from './filter.ts';

/** The most values that one key may be given. */
export const MOST_VALUES = 100;

/** One value of a choice as an address writes it: `value`, `!value`, or `\!value` for one that begins so. */
export const formatChosen = (value: string, excluded: boolean): string =>
	excluded ? `!${value}` : /^[!\\]/.test(value) ? `\\${value}` : value;

/** The value and whether it is excluded, of one written by formatChosen. */
export function parseChosen(text: string): { value: string; excluded: boolean } {
	const excluded = text.startsWith('!');
	return { value: excluded || text.startsWith('\\') ? text.slice(1) : text, excluded };
}

/** All values of a choice as an address writes them, the included first. */
export const formatChoice = ({ include, exclude }: Choice): string[] => [
	...include.map((value) => formatChosen(value, false)),
	...exclude.map((value) => formatChosen(value, true))
];
