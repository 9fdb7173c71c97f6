import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_CORNERS, shapeOf } from './shape.ts';

const box: [number, number][] = [
	[60, 40],
	[62, 40],
	[62, 41],
	[60, 41],
	[60, 40]
];

test('a box becomes west, south, east, north', () => {
	expect(shapeOf('bbox', box)).toEqual({ bbox: [60, 40, 62, 41] });
});

test('a box drawn over the antimeridian has its west east of its east', () => {
	const over = box.map(([lon, lat]): [number, number] => [lon + 119, lat]);
	expect(shapeOf('bbox', over)).toEqual({ bbox: [179, 40, -179, 41] });
});

test('an outline keeps its corners, the first not repeated', () => {
	expect(shapeOf('area', box)).toEqual({ area: box.slice(0, -1) });
});

test('an outline of too many corners is refused with their number', () => {
	const ring = Array.from({ length: MOST_CORNERS + 2 }, (_, i): [number, number] => [
		Math.cos(i),
		Math.sin(i)
	]);
	expect(shapeOf('area', ring)).toContain(`this one has ${MOST_CORNERS + 1}`);
});

test('what encloses nothing is refused', () => {
	const point: [number, number][] = [
		[60, 40],
		[60, 40],
		[60, 40],
		[60, 40]
	];
	for (const tool of ['area', 'near', 'bbox'] as const)
		expect(shapeOf(tool, point)).toContain('encloses nothing');
});

test('a circle gives back its middle and its radius', () => {
	const radians = Math.PI / 180;
	fc.assert(
		fc.property(
			fc.integer({ min: -170, max: 170 }),
			fc.integer({ min: -60, max: 60 }),
			fc.integer({ min: 5, max: 1000 }),
			(lon, lat, km) => {
				const angle = km / 6371.0088;
				const ring = Array.from({ length: 65 }, (_, i): [number, number] => {
					const bearing = (i * 2 * Math.PI) / 64;
					const y = Math.asin(
						Math.sin(lat * radians) * Math.cos(angle) +
							Math.cos(lat * radians) * Math.sin(angle) * Math.cos(bearing)
					);
					const x = Math.atan2(
						Math.sin(bearing) * Math.sin(angle) * Math.cos(lat * radians),
						Math.cos(angle) - Math.sin(lat * radians) * Math.sin(y)
					);
					return [lon + x / radians, y / radians];
				});
				const shape = shapeOf('near', ring);
				if (typeof shape === 'string' || !('near' in shape))
					throw new Error('A circle becomes near.');
				expect(shape.near.lon).toBeCloseTo(lon, 3);
				expect(shape.near.lat).toBeCloseTo(lat, 3);
				expect(Math.abs(shape.near.km - km)).toBeLessThan(0.2);
			}
		)
	);
});
