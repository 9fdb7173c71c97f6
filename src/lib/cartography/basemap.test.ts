import { expect, test } from 'vitest';
import { LABELS, LINES, valueAt } from './basemap.ts';

test('a size grows from stop to stop and stands still beyond the ends', () => {
	const { size } = LABELS.country;
	expect([0, 2, 3, 4, 5.5, 7, 20].map((zoom) => valueAt(size, zoom))).toEqual([
		9.5, 9.5, 10, 10.5, 12.25, 14, 14
	]);
	expect(valueAt(LINES.river.width, 5)).toBeCloseTo(0.95);
});
