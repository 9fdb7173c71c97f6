// Points as SVG path data, with no more digits than a printer can show.
import type { Point } from './drawing.ts';

/** A number with at most so many decimals, as short as it can be written. */
export const short = (value: number, decimals = 2): string => {
	const power = 10 ** decimals;
	return String(Math.round(value * power) / power + 0);
};

/** Points nearer than this, in pixels, to the one before are left out. */
const LEAST = 0.35;

/** Lines, or closed rings, as one path. */
export function pathOf(lines: Iterable<readonly Point[]>, closed: boolean): string {
	let d = '';
	for (const line of lines) {
		let part = '';
		let count = 0;
		let last: Point | undefined;
		for (const [index, point] of line.entries()) {
			const isEnd = index === line.length - 1;
			if (last && !isEnd && Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST) continue;
			part += `${count ? 'L' : 'M'}${short(point[0], 1)} ${short(point[1], 1)}`;
			last = point;
			count++;
		}
		if (count > (closed ? 2 : 1)) d += closed ? `${part}Z` : part;
	}
	return d;
}

/** A letter's outline, which is upright in a font, moved to a place in a size. */
export const placed = (d: string, x: number, y: number, scale: number): string =>
	d.replace(/([MLQCZ])([^MLQCZ]*)/g, (_, command: string, numbers: string) => {
		if (command === 'Z') return 'Z';
		const values = numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [];
		return (
			command +
			values
				.map((value, index) =>
					short(index % 2 ? y - Number(value) * scale : x + Number(value) * scale)
				)
				.join(' ')
		);
	});
