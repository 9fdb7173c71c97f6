import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLine, clipRing } from './clip.ts';
import type { Point } from './drawing.ts';
import { hatchLines } from './hatch.ts';
import { inSteps } from './path.ts';

const coordinate = fc.integer({ min: -200, max: 300 });
const point = fc.tuple(coordinate, coordinate);
const rect = { x: 0, y: 0, width: 100, height: 80 };
const holds = ([x, y]: Point) =>
	x >= -1e-6 && y >= -1e-6 && x <= rect.width + 1e-6 && y <= rect.height + 1e-6;
const areaOf = (ring: readonly Point[]) =>
	ring.reduce((sum, [x, y], index) => {
		const [nextX, nextY] = ring[(index + 1) % ring.length]!;
		return sum + (x * nextY - nextX * y) / 2;
	}, 0);
const triangle = fc.tuple(point, point, point).filter((corners) => Math.abs(areaOf(corners)) > 1);

describe('what is cut at a rectangle', () => {
	test('lies inside it, and nothing inside is lost', () => {
		fc.assert(
			fc.property(triangle, (ring) => {
				const kept = clipRing(ring, rect);
				expect(kept.every(holds)).toBe(true);
				// The four quarters of the plane around a corner of the rectangle add up to the whole.
				const parts = [
					{ x: -1000, y: -1000, width: 1050, height: 1040 },
					{ x: 50, y: -1000, width: 1000, height: 1040 },
					{ x: -1000, y: 40, width: 1050, height: 1000 },
					{ x: 50, y: 40, width: 1000, height: 1000 }
				];
				const sum = parts.reduce((total, part) => total + areaOf(clipRing(ring, part)), 0);
				expect(sum).toBeCloseTo(areaOf(ring), 3);
			})
		);
	});
	test('keeps the pieces of a line that lie inside', () => {
		fc.assert(
			fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (line) => {
				for (const piece of clipLine(line, rect))
					expect(piece.every(holds) || piece === line).toBe(true);
			})
		);
		const across: Point[] = [
			[-50, 40],
			[150, 40]
		];
		expect(clipLine(across, rect)).toEqual([
			[
				[0, 40],
				[100, 40]
			]
		]);
	});
});

describe('hatching', () => {
	test.each(['incident', 'presence'] as const)(
		'of an %s stays inside its area and rises or falls',
		(kind) => {
			fc.assert(
				fc.property(triangle, (ring) => {
					const turn = Math.sign(areaOf(ring));
					const inside = ([x, y]: Point) =>
						ring.every(([ax, ay], index) => {
							const [bx, by] = ring[(index + 1) % ring.length]!;
							const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
							return turn * cross >= -1e-3 * Math.hypot(bx - ax, by - ay) - 1e-6;
						});
					for (const [from, to] of hatchLines([ring], kind)) {
						expect(inside([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])).toBe(true);
						const slope = (to[1] - from[1]) * (to[0] - from[0]);
						// Upwards is less: a line that rises goes right and up.
						if (slope !== 0) expect(slope < 0).toBe(kind === 'incident');
					}
				})
			);
		}
	);
});

test('a path told in steps is the same path, wherever it is put', () => {
	const number = fc.integer({ min: -2000, max: 2000 });
	const point = fc.tuple(number, number);
	const part = fc.oneof(
		point.map((to) => `L${to.join(' ')}`),
		fc.tuple(point, point).map((points) => `Q${points.flat().join(' ')}`),
		fc.tuple(point, point, point).map((points) => `C${points.flat().join(' ')}`)
	);
	const ring = fc
		.tuple(point, fc.array(part))
		.map(([at, parts]) => `M${at.join(' ')}${parts.join('')}Z`);
	fc.assert(
		fc.property(fc.array(ring), (rings) => {
			let [x, y, startX, startY] = [0, 0, 0, 0];
			const back = inSteps(rings.join('')).replace(
				/([mlqcz])([^mlqcz]*)/g,
				(_, command: string, numbers: string) => {
					if (command === 'z') {
						[x, y] = [startX, startY];
						return 'Z';
					}
					const values = numbers
						.split(' ')
						.map(Number)
						.map((value, at) => value + (at % 2 ? y : x));
					[x, y] = [values.at(-2)!, values.at(-1)!];
					if (command === 'm') [startX, startY] = [x, y];
					return command.toUpperCase() + values.join(' ');
				}
			);
			expect(back).toBe(rings.join(''));
		})
	);
});
