// Points in the order of a Z-curve over the square of Web Mercator, so that every tile is one run of rows.

/** The square is divided into 2^16 by 2^16 cells. */
export const BITS = 16;
const CELLS = 1 << BITS;

const cell = (share: number): number => Math.min(CELLS - 1, Math.max(0, Math.floor(share * CELLS)));

/** How far to the east of the square's edge a longitude lies, 0 to 1. */
export const across = (lon: number): number => (lon + 180) / 360;

/** How far to the south of the square's edge a latitude lies; below 0 and above 1 beyond the square. */
export function down(lat: number): number {
	const sine = Math.sin((Math.min(90, Math.max(-90, lat)) * Math.PI) / 180);
	if (Math.abs(sine) >= 1) return sine > 0 ? -1 : 2;
	return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The column of cells that holds a longitude; the westernmost is 0. */
export const columnOf = (lon: number): number => cell(across(lon));

/** The line of cells that holds a latitude; the northernmost is 0, and the outermost go on to the poles. */
export const lineOf = (lat: number): number => cell(down(lat));

/** The longitude at which a column begins. */
export const columnStart = (column: number): number => (column / CELLS) * 360 - 180;

/** The latitude at which a line begins, at its northern edge. */
export function lineStart(line: number): number {
	if (line <= 0) return 90;
	if (line >= CELLS) return -90;
	return (Math.atan(Math.sinh(Math.PI * (1 - (2 * line) / CELLS))) * 180) / Math.PI;
}

function spread(value: number): number {
	let bits = value & 0xffff;
	bits = (bits | (bits << 8)) & 0x00ff00ff;
	bits = (bits | (bits << 4)) & 0x0f0f0f0f;
	bits = (bits | (bits << 2)) & 0x33333333;
	return (bits | (bits << 1)) & 0x55555555;
}

/** The bits of two numbers below 2^16 by turns: the number of a cell of some zoom on the curve. */
export const interleave = (x: number, y: number): number => (spread(x) | (spread(y) << 1)) >>> 0;

function gather(bits: number): number {
	let value = bits & 0x55555555;
	value = (value | (value >>> 1)) & 0x33333333;
	value = (value | (value >>> 2)) & 0x0f0f0f0f;
	value = (value | (value >>> 4)) & 0x00ff00ff;
	return (value | (value >>> 8)) & 0xffff;
}

/** The column of a cell by its number on the curve. */
export const columnAt = (code: number): number => gather(code);

/** Its line. */
export const lineAt = (code: number): number => gather(code >>> 1);

/** The place of a position on the curve, 0 to 2^32 - 1. */
export const mortonOf = (lon: number, lat: number): number =>
	interleave(columnOf(lon), lineOf(lat));

/** The first place in an ascending list that is not below a value. */
export function lowerBound(
	list: ArrayLike<number>,
	value: number,
	from = 0,
	to = list.length
): number {
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (list[middle]! < value) from = middle + 1;
		else to = middle;
	}
	return from;
}
