import type { Position } from '../domain/schema.ts';
import { refuse } from './refusal.ts';

const MISSING = new Set(['', 'na', 'n/a', 'null', 'none', '-', '.']);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const THOUSANDS = /^\d{1,3}(?:[,\u0020\u00a0\u202f]\d{3})+$/;
const MOST = 10_000_000;

/** Whether a cell for a number says that there is none. */
export const isMissing = (text: string): boolean => MISSING.has(text.toLowerCase());

/** A number, or null where the cell says that there is none; refuses what is neither. */
export function parseNumber(text: string, field: string): number | null {
	if (isMissing(text)) return null;
	const written = DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text;
	const number = NUMBER.test(written) ? Number(written) : NaN;
	if (Number.isFinite(number)) return number;
	return refuse(field, text, 'is no number that can be held; expected one as 34.8 or nothing');
}

/** People, or null where none were reported; refuses negative, broken and absurd numbers. */
export function parseAmount(text: string, field: string): number | null {
	const number = parseNumber(THOUSANDS.test(text) ? text.replace(/\D/g, '') : text, field);
	if (number === null) return null;
	if (Number.isInteger(number) && number >= 0 && number <= MOST) return Math.abs(number);
	return refuse(field, text, 'is no count of people; expected a whole number from 0 or nothing');
}

/** Longitude and latitude in degrees, or null where either is missing; refuses what lies outside the world. */
export function parsePosition(
	lon: { text: string; field: string },
	lat: { text: string; field: string }
): Position | null {
	const x = parseNumber(lon.text, lon.field);
	const y = parseNumber(lat.text, lat.field);
	if (x === null || y === null) return null;
	if (Math.abs(y) > 90) {
		const hint =
			Math.abs(y) <= 180 && Math.abs(x) <= 90 ? '; are latitude and longitude swapped?' : '';
		return refuse(lat.field, lat.text, `is no latitude; expected -90 to 90${hint}`);
	}
	if (Math.abs(x) > 180)
		return refuse(lon.field, lon.text, 'is no longitude; expected -180 to 180');
	return [x, y];
}
