import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAt, leaderEnd, overlap, place, within, type Box, type Unit } from './placement.ts';

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

/** The first data set on a map of 320 × 300 pixels, its widest side `span` pixels long. */
function phone(span: number) {
	const at = (lon: number, lat: number): [number, number] => {
		const mercator = (degrees: number) =>
			(Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) * 180) / Math.PI;
		const scale = span / (71.37 - 51.88);
		return [160 + (lon - 61.6) * scale, 150 - (mercator(lat) - mercator(40)) * scale];
	};
	const symbols = [at(51.88, 47.12), at(71.37, 42.9)].map(([x, y]) => ({
		left: x - 14,
		top: y - 14,
		right: x + 14,
		bottom: y + 14
	}));
	const units = [
		unit('khost', ...at(69.94, 33.34), { width: 83, label: 110, reach: 1 }),
		unit('waziristan', ...at(69.9, 32.95), { label: 100, reach: 1 })
	];
	return { symbols, units, frame: { width: 320, height: 300 } };
}

test.each([20, 40, 60, 80, 120, 180, 240, 280])(
	'on a narrow phone nothing covers a symbol or a capsule, over %i pixels',
	(span) => {
		const { symbols, units, frame } = phone(span);
		const spots = place(units, symbols, frame);
		const boxes = units.map((one) => boxAt(one, spots.get(one.id)!));
		const [khost, waziristan] = boxes as [Box, Box];
		expect(overlap(khost, waziristan)).toBe(0);
		for (const box of boxes) for (const symbol of symbols) expect(overlap(box, symbol)).toBe(0);
	}
);

test('no leader line runs through a symbol where there is another way', () => {
	const frame = { width: 320, height: 640 };
	// What lies over the map of a narrow phone.
	const search = { left: 12, top: 10, right: 308, bottom: 54 };
	const buttons = { left: 270, top: 75, right: 306, bottom: 265 };
	const legend = { left: 15, top: 246, right: 222, bottom: 277 };
	const sheet = { left: 0, top: 290, right: 320, bottom: 640 };
	const middle = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 90, max: 170 }));
	fc.assert(
		fc.property(fc.integer({ min: 140, max: 240 }), middle, (x, [aside, y]) => {
			const symbol = { left: x + aside - 16, top: y - 40, right: x + aside + 16, bottom: y + 16 };
			const one = unit('a', x, 200, { label: 100, reach: 1 });
			const spot = place([one], [symbol, search, buttons, legend, sheet], frame).get('a')!;
			const [dx, dy] = leaderEnd(one, spot);
			expect(within([x, 200], [x + dx, 200 + dy], symbol)).toBe(0);
		}),
		{ numRuns: 300 }
	);
});

test('a line lies in a box as far as points along it do', () => {
	const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
	const box = { left: -20, top: -10, right: 15, bottom: 30 };
	fc.assert(
		fc.property(point, point, (from, to) => {
			const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
			const steps = Array.from({ length: 1000 }, (_, step) => (step + 0.5) / 1000);
			const inside = steps.filter((step) => {
				const [x, y] = [0, 1].map((at) => from[at]! + (to[at]! - from[at]!) * step) as [
					number,
					number
				];
				return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
			});
			const found = within(from, to, box);
			expect(Math.abs(found - (inside.length / 1000) * length)).toBeLessThanOrEqual(
				length / 400 + 1e-9
			);
		})
	);
});

test('a name without room is left out, and its capsule stands all the same', () => {
	const frame = { width: 320, height: 300 };
	const walls = [
		{ left: 0, top: 0, right: 130, bottom: 300 },
		{ left: 190, top: 0, right: 320, bottom: 300 }
	];
	const one = unit('a', 160, 150);
	const spot = place([one], walls, frame).get('a')!;
	expect(spot.named).toBe(false);
	for (const wall of walls) expect(overlap(boxAt(one, spot), wall)).toBe(0);
});

test('a name never covers an obstacle, however many there are', () => {
	const corner = fc.tuple(fc.nat(300), fc.nat(280));
	fc.assert(
		fc.property(fc.array(corner, { maxLength: 40 }), (corners) => {
			const walls = corners.map(([left, top]) => ({
				...{ left, top, right: left + 28, bottom: top + 28 }
			}));
			const one = unit('a', 160, 150);
			const spot = place([one], walls, { width: 320, height: 300 }).get('a')!;
			const [whole, bare] = [spot, { ...spot, named: false }].map((at) => boxAt(one, at)) as [
				Box,
				Box
			];
			for (const wall of walls) if (overlap(bare, wall) === 0) expect(overlap(whole, wall)).toBe(0);
		})
	);
});

test('a leader line ends at the edge of its capsule', () => {
	const spot = { dx: 100, dy: 0, side: 'right', leader: true, named: true } as const;
	expect(leaderEnd({ width: 40, height: 24 }, spot)).toEqual([80, 0]);
	expect(leaderEnd({ width: 40, height: 24 }, { ...spot, dx: 0, dy: -50 })).toEqual([0, -38]);
});

test('a capsule stands over dots rather than out of the frame or over anything else', () => {
	const dots: Box[] = [];
	for (let x = 0; x < frame.width; x += 16)
		for (let y = 0; y < frame.height; y += 16)
			dots.push({ left: x, top: y, right: x + 12, bottom: y + 12 });
	const units = [unit('a', 2, 350), unit('b', 500, 350), unit('c', 520, 360)];
	const buttons = { left: 480, top: 250, right: 560, bottom: 330 };
	const spots = place(units, [buttons], frame, dots);
	const boxes = units.map((one) => boxAt(one, spots.get(one.id)!));
	boxes.forEach((box, index) => {
		expect(box.left).toBeGreaterThanOrEqual(0);
		for (const other of [buttons, ...boxes.slice(index + 1)]) expect(overlap(box, other)).toBe(0);
	});
});

test('a name is never written over dots', () => {
	const dots = [{ left: 0, top: 0, right: 1000, bottom: 700 }];
	expect(place([unit('a', 500, 300)], [], frame, dots).get('a')?.named).toBe(false);
	expect(place([unit('a', 500, 300)], [], frame).get('a')?.named).toBe(true);
});
