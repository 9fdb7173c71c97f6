import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeRings, isOutline, outlineSchema, turn } from './geometry.ts';

const number = fc.oneof(
	fc.double({ min: -200, max: 200 }),
	fc.constantFrom(NaN, Infinity, 180, -180, 90, -90, '1', null)
);
const sound = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -90, max: 90, noNaN: true })
);
const position = fc.oneof(
	{ weight: 20, arbitrary: sound },
	{ weight: 1, arbitrary: fc.array(number, { maxLength: 3 }) }
);
const rings = fc.array(fc.array(position, { minLength: 3, maxLength: 5 }), { maxLength: 2 });
const geometry = fc.oneof(
	fc.record({ type: fc.constantFrom('Polygon', 'Point'), coordinates: rings }),
	fc.record({ type: fc.constant('MultiPolygon'), coordinates: fc.array(rings, { maxLength: 2 }) }),
	fc.record({ type: fc.constant('Polygon'), coordinates: rings, bbox: fc.constant([]) }),
	fc.jsonValue()
);

test('the fast test of an outline says what the schema says', () => {
	let sounds = 0;
	fc.assert(
		fc.property(geometry, (value) => {
			const fits = outlineSchema.safeParse(value).success;
			if (fits) sounds++;
			expect(isOutline(value)).toBe(fits);
		}),
		{ numRuns: 1000 }
	);
	expect(sounds).toBeGreaterThan(10);
}, 60_000);

test('a ring turns counterclockwise when its area is positive', () => {
	const ring = [
		[0, 0],
		[2, 0],
		[2, 3],
		[0, 0]
	];
	expect(turn(ring)).toBe(6);
	expect(turn(ring.toReversed())).toBe(-6);
});

test('an open ring is closed and a closed one is left alone', () => {
	const open: [number, number][] = [
		[0, 0],
		[1, 0],
		[1, 1],
		[0, 1]
	];
	const closed = [...open, open[0] as [number, number]];
	expect(closeRings({ type: 'Polygon', coordinates: [open, closed] })).toEqual({
		type: 'Polygon',
		coordinates: [closed, closed]
	});
});
