import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LATITUDE, project, tileAt, tileExtent, tilesIn, unproject } from './mercator.ts';

const position = fc.tuple(
	fc.double({ min: -180, max: 179.999, noNaN: true }),
	fc.double({ min: -85, max: 85, noNaN: true })
);

describe('project', () => {
	it('puts the equator and Greenwich into the middle of the square', () => {
		expect(project([0, 0])).toEqual([0.5, 0.5]);
	});

	it('puts the corners of the world into the corners of the square', () => {
		expect(project([-180, MAX_LATITUDE])[1]).toBeCloseTo(0, 9);
		expect(project([180, -90])).toEqual([1, expect.closeTo(1, 9)]);
	});

	it('comes back to the same position', () => {
		fc.assert(
			fc.property(position, ([lon, lat]) => {
				const back = unproject(project([lon, lat]));
				expect(back[0]).toBeCloseTo(lon, 8);
				expect(back[1]).toBeCloseTo(lat, 8);
			})
		);
	});
});

describe('tiles', () => {
	it('finds the tile of Taraz', () => {
		expect(tileAt([71.37, 42.9], 7)).toEqual({ z: 7, x: 89, y: 47 });
	});

	it('hold the positions they were found for', () => {
		fc.assert(
			fc.property(position, fc.integer({ min: 0, max: 14 }), ([lon, lat], z) => {
				const [west, south, east, north] = tileExtent(tileAt([lon, lat], z));
				expect(lon).toBeGreaterThanOrEqual(west - 1e-9);
				expect(lon).toBeLessThanOrEqual(east + 1e-9);
				expect(lat).toBeGreaterThanOrEqual(south - 1e-9);
				expect(lat).toBeLessThanOrEqual(north + 1e-9);
			})
		);
	});

	it('stay inside the world at its edges', () => {
		expect(tileAt([180, -90], 3)).toEqual({ z: 3, x: 7, y: 7 });
	});

	it('that do not exist are refused by name', () => {
		expect(() => tileExtent({ z: 1, x: 2, y: 0 })).toThrow('There is no tile 1/2/0.');
	});

	it('of an extent across the antimeridian lie on both of its sides', () => {
		expect(tilesIn([170, 10, -170, 20], 2).map(({ x }) => x)).toEqual([3, 0]);
	});

	it('of the whole world are all of a zoom', () => {
		expect(tilesIn([-180, -85, 180, 85], 3)).toHaveLength(64);
	});
});
