import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inExtent, type Extent } from '../domain/extent.ts';
import type { Position } from '../domain/schema.ts';
import { frameOf } from './frame.ts';

const asked: Extent = [170, -10, -170, 10];
const area: Position[] = [
	[60, 30],
	[70, 25],
	[65, 40]
];
const near = { lon: 70.07, lat: 33, km: 10 };

test('what matches is framed before what is asked for', () => {
	expect(frameOf([1, 2, 3, 4], { bbox: asked, area, near })).toEqual([1, 2, 3, 4]);
});

test('where nothing matches, the space asked for is framed whole, over the antimeridian too', () => {
	expect(frameOf(null, { bbox: asked })).toEqual(asked);
	expect(frameOf(null, { area })).toEqual([60, 25, 70, 40]);
	expect(frameOf(null, { bbox: asked, area })).toEqual([60, 25, 70, 40]);
	const circle = frameOf(null, { bbox: asked, area, near })!;
	expect(circle[1]).toBeCloseTo(33 - 0.08993, 4);
	expect(circle[3]).toBeCloseTo(33 + 0.08993, 4);
});

test('every circle asked for has its centre in the frame', () => {
	const circles = fc.record({
		lon: fc.double({ min: -180, max: 180, noNaN: true }),
		lat: fc.double({ min: -90, max: 90, noNaN: true }),
		km: fc.double({ min: 0.001, max: 20_000, noNaN: true })
	});
	fc.assert(
		fc.property(circles, (circle) => {
			expect(inExtent(frameOf(null, { near: circle })!, circle.lon, circle.lat)).toBe(true);
		})
	);
});

test('nothing asked of space and nothing matching frames nothing', () => {
	expect(frameOf(null, { q: 'bomb', killed: { min: 3, max: null } })).toBeNull();
});
