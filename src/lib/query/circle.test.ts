import turfDistance from '@turf/distance';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { distance } from './distance.ts';
import { contains, outlineOf } from './outline.ts';
import { APART, OVERLAPS, relationOf, WITHIN, type Asked } from './relation.ts';
import { area, disc, polygon, space, square } from './shapes.fixture.ts';

const circle = (lon: number, lat: number, km: number): Asked => ({
	form: 'circle',
	near: { lon, lat, km }
});

test('distances are those of turf', () => {
	const lon = fc.double({ min: -180, max: 180, noNaN: true });
	const lat = fc.double({ min: -90, max: 90, noNaN: true });
	fc.assert(
		fc.property(lon, lat, lon, lat, (a, b, c, d) => {
			expect(distance(a, b, c, d)).toBeCloseTo(turfDistance([a, b], [c, d]), 6);
		})
	);
});

describe('a disc', () => {
	test('lies to a polygon as points around its edge do', () => {
		const lon = fc.double({ min: -5, max: 15, noNaN: true });
		const ring = square(0, 0, 10);
		fc.assert(
			fc.property(lon, lon, fc.integer({ min: 1, max: 600 }), (x, y, km) => {
				const found = relationOf(disc(x, y, km * 1000), space(...ring));
				const outline = outlineOf(polygon(...ring));
				// Points a little inside and a little outside the edge of the disc, on the sphere.
				const around = (share: number) =>
					Array.from({ length: 90 }, (_, step) => {
						const [angle, up] = [(step * Math.PI) / 45, (km * share) / 6371.0088];
						const lat = Math.asin(
							Math.sin((y * Math.PI) / 180) * Math.cos(up) +
								Math.cos((y * Math.PI) / 180) * Math.sin(up) * Math.cos(angle)
						);
						const east = Math.atan2(
							Math.sin(angle) * Math.sin(up) * Math.cos((y * Math.PI) / 180),
							Math.cos(up) - Math.sin((y * Math.PI) / 180) * Math.sin(lat)
						);
						return contains(outline, x + (east * 180) / Math.PI, (lat * 180) / Math.PI);
					});
				if (found === WITHIN) expect(around(0.999)).not.toContain(false);
				if (found === APART) expect(around(0.999)).not.toContain(true);
				if (found === OVERLAPS) {
					const wider = [...around(1.02), ...around(0.98), contains(outline, x, y)];
					// Only just touching: the edge of the square passes between two of the points.
					const touches = km < 60 || (wider.includes(true) && wider.includes(false));
					expect(touches).toBe(true);
				}
			})
		);
	});
	test('lies to a circle by the distance of their centres', () => {
		expect(relationOf(disc(0, 0, 10_000), circle(0, 1, 122))).toBe(WITHIN);
		expect(relationOf(disc(0, 0, 10_000), circle(0, 1, 110))).toBe(OVERLAPS);
		expect(relationOf(disc(0, 0, 10_000), circle(0, 1, 100))).toBe(APART);
	});
});

describe('a circle', () => {
	test('holds an outline whose farthest point it reaches', () => {
		const farthest = distance(0, 0, 5, 5);
		expect(relationOf(area(...square(0, 0, 5)), circle(0, 0, farthest + 0.1))).toBe(WITHIN);
		expect(relationOf(area(...square(0, 0, 5)), circle(0, 0, farthest - 0.1))).toBe(OVERLAPS);
	});
	test('that lies wholly inside an outline overlaps it', () => {
		expect(relationOf(area(...square(0, 0, 50)), circle(25, 25, 10))).toBe(OVERLAPS);
	});
	test('reaches an edge between its corners, and across the antimeridian', () => {
		const wide: Position[] = [
			[-20, 60],
			[20, 60],
			[20, 70],
			[-20, 70]
		];
		expect(relationOf(area(...wide), circle(0, 59, 112))).toBe(OVERLAPS);
		expect(relationOf(area(...wide), circle(0, 59, 110))).toBe(APART);
		expect(relationOf(area(...square(-180, 0, 5)), circle(179, 1, 120))).toBe(OVERLAPS);
		expect(relationOf(area(...square(-180, 0, 5)), circle(179, 1, 100))).toBe(APART);
	});
});
