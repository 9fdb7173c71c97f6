import { expect, test } from 'vitest';
import { tilesAround, tilesOf, zoomOf } from './view.mjs';

test('the whole world fits at the second zoom, a town at the eleventh, closest of all', () => {
	expect(zoomOf([-170, -60, 170, 75])).toBe(2);
	expect(zoomOf([71.3, 42.8, 71.4, 42.9])).toBe(11);
});

test('an extent across the antimeridian is seen with the whole world', () => {
	expect(zoomOf([170, 0, -170, 10])).toBeLessThanOrEqual(2);
});

test('tiles at the edge of the world stay inside it', () => {
	for (const z of [0, 1, 2, 11])
		for (const { x, y } of tilesAround(z, [179.99, -85]))
			expect([x >= 0 && x < 2 ** z, y >= 0 && y < 2 ** z]).toEqual([true, true]);
	expect(tilesAround(0, [0, 0])).toEqual([{ z: 0, x: 0, y: 0 }]);
	expect(tilesAround(11, [0, 0])).toHaveLength(12);
});

test('a screen holds the whole extent, or looks closer at the spot', () => {
	const [spot, extent] = [[10, 10] as const, [0, 0, 20, 20] as [number, number, number, number]];
	const whole = tilesOf(extent, spot, 0);
	expect(whole[0]!.z).toBe(zoomOf(extent));
	const close = tilesOf(extent, spot, 11);
	expect(close[0]!.z).toBe(11);
	expect(close).toEqual(tilesAround(11, spot));
});
