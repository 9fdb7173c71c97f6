import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAt, leaderEnd, overlap, place, type Unit } from './placement.ts';

const frame = { width: 1000, height: 700 };
const unit = (id: string, x: number, y: number, more: Partial<Unit> = {}): Unit => ({
	id,
	x,
	y,
	width: 40,
	height: 32,
	label: 90,
	reach: 5,
	...more
});
const boxesOf = (units: Unit[]) => {
	const spots = place(units, [], frame);
	return units.map((one) => {
		const spot = spots.get(one.id);
		if (!spot) throw new Error(`${one.id} has no spot`);
		return { spot, box: boxAt(one, spot) };
	});
};

test('an area with room for its capsule carries it at its anchor', () => {
	expect(place([unit('a', 500, 300, { reach: 80 })], [], frame).get('a')).toMatchObject({
		dx: 0,
		dy: 0,
		leader: false
	});
});

test('a capsule larger than its area stands beside it with a leader line', () => {
	const spot = place([unit('a', 500, 300)], [], frame).get('a');
	expect(spot?.leader).toBe(true);
});

test('capsules of neighbouring areas do not cover each other or the other area', () => {
	const units = [unit('khost', 500, 300, { width: 80 }), unit('waziristan', 503, 320)];
	const [first, second] = boxesOf(units);
	expect(overlap(first!.box, second!.box)).toBe(0);
	for (const [box, other] of [
		[first!.box, units[1]!],
		[second!.box, units[0]!]
	] as const) {
		const inside =
			other.x > box.left && other.x < box.right && other.y > box.top && other.y < box.bottom;
		expect(inside).toBe(false);
	}
});

test('a capsule at the edge stays in the frame', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 700 }), (x, y) => {
			const [{ box }] = boxesOf([unit('a', x, y)]) as [ReturnType<typeof boxesOf>[number]];
			expect(box.left).toBeGreaterThanOrEqual(0);
			expect(box.top).toBeGreaterThanOrEqual(0);
			expect(box.right).toBeLessThanOrEqual(frame.width);
			expect(box.bottom).toBeLessThanOrEqual(frame.height);
		})
	);
});

test('every unit is placed, however crowded, and always in the same way', () => {
	const position = fc.tuple(fc.nat(999), fc.nat(699));
	fc.assert(
		fc.property(fc.array(position, { maxLength: 40 }), (positions) => {
			const units = positions.map(([x, y], index) => unit(String(index), x, y));
			const spots = place(units, [], frame);
			expect(spots.size).toBe(units.length);
			expect(place(units, [], frame)).toEqual(spots);
		}),
		{ numRuns: 30 }
	);
});

test('a leader line ends at the edge of its capsule', () => {
	const spot = { dx: 100, dy: 0, side: 'right', leader: true } as const;
	expect(leaderEnd({ width: 40, height: 24 }, spot)).toEqual([80, 0]);
	expect(leaderEnd({ width: 40, height: 24 }, { ...spot, dx: 0, dy: -50 })).toEqual([0, -38]);
});
