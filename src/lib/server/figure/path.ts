// Points as SVG path data, with no more digits than a printer can show.
import type { Point } from './drawing.ts';

/** A number with at most so many decimals, as short as it can be written. */
export const short = (value: number, decimals = 2): string => {
	const power = 10 ** decimals;
	return String(Math.round(value * power) / power + 0);
};

/** Points nearer than this, in pixels, to the one before are left out. */
const LEAST = 0.35;

/** Two numbers as path data, with a space only where it is needed. */
const pair = (x: number, y: number): string => {
	const [a, b] = [short(x / 10, 1), short(y / 10, 1)];
	return b.startsWith('-') ? a + b : `${a} ${b}`;
};

/** Lines, or closed rings, as one path; all but its beginnings in steps, which are shorter. */
export function pathOf(lines: Iterable<readonly Point[]>, closed: boolean): string {
	let d = '';
	for (const line of lines) {
		let part = '';
		let count = 0;
		let last: Point | undefined;
		// In tenths of a pixel, so that what is rounded does not add up.
		let [x, y] = [0, 0];
		for (const [index, point] of line.entries()) {
			const isEnd = index === line.length - 1;
			if (last && !isEnd && Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST) continue;
			const [toX, toY] = [Math.round(point[0] * 10), Math.round(point[1] * 10)];
			const step = pair(toX - x, toY - y);
			if (!count) part = `M${step}`;
			else part += count === 1 ? `l${step}` : step.startsWith('-') ? step : ` ${step}`;
			[x, y] = [toX, toY];
			last = point;
			count++;
		}
		if (count > (closed ? 2 : 1)) d += closed ? `${part}z` : part;
	}
	return d;
}

/** Path data of absolute M, L, Q, C and Z as the same in steps from where it begins, so that it can be put anywhere. */
export function inSteps(d: string): string {
	let steps = '';
	let [x, y, startX, startY] = [0, 0, 0, 0];
	for (const [, command = '', numbers = ''] of d.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
		if (command === 'Z') {
			[x, y] = [startX, startY];
			steps += 'z';
			continue;
		}
		const values = (numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
		steps += command.toLowerCase();
		steps += values.map((value, at) => short(value - (at % 2 ? y : x))).join(' ');
		[x, y] = [values.at(-2) ?? x, values.at(-1) ?? y];
		if (command === 'M') [startX, startY] = [x, y];
	}
	return steps;
}
