const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number written in digits, within closed bounds; null for anything else. */
export function parseNumber(text: string, least: number, most: number): number | null {
	const value = NUMBER.test(text) ? Number(text) + 0 : NaN;
	return value >= least && value <= most ? value : null;
}

/** A whole number of digits alone, from 0 up to what is counted exactly; null for anything else. */
export function parseWhole(text: string): number | null {
	const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
	return Number.isSafeInteger(value) ? value : null;
}

/** A number rounded to so many decimals, never -0. */
export const round = (value: number, decimals: number): number =>
	Number(value.toFixed(decimals)) + 0;
