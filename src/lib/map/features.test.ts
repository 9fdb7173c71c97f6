import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from '../cartography/marks.ts';
import { at, sampleLayers } from '../cartography/samples.ts';
import { areaFeatures, discFeatures, pointFeatures, shapeFeatures } from './features.ts';

test('every mark is a feature with its id', () => {
	const { points, areas } = marksOf(sampleLayers().flatMap((layer) => layer.features));
	const drawn = [
		...pointFeatures(points).features,
		...areaFeatures(areas, 'incident').features,
		...areaFeatures(areas, 'presence').features
	];
	expect(drawn.map(({ properties }) => properties?.id as unknown).sort()).toEqual(
		[...points, ...areas].map(({ id }) => id).sort()
	);
});

test('a disc is a true circle of its metres on the sphere', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -60, max: 60 }),
			fc.integer({ min: 1000, max: 90_000 }),
			(lat, radius) => {
				const near = { precision: 'near-settlement', drawing: 'disc', radius } as const;
				const [disc] = discFeatures(marksOf([at('a', [20, lat], near)]).discs).features;
				if (disc?.geometry.type !== 'Polygon') throw new Error('A disc is a polygon.');
				const lats = disc.geometry.coordinates[0]!.map(([, y]) => y!);
				const metres = (Math.max(...lats) - Math.min(...lats)) * 111_195;
				expect(Math.abs(metres / 2 / radius - 1)).toBeLessThan(0.01);
			}
		)
	);
});

test('a box over the antimeridian is drawn as one box', () => {
	const [drawn] = shapeFeatures({ bbox: [170, -10, -170, 10] }).features;
	if (drawn?.geometry.type !== 'Polygon') throw new Error('A box is a polygon.');
	const lons = drawn.geometry.coordinates[0]!.map(([x]) => x);
	expect([Math.min(...lons.map(Number)), Math.max(...lons.map(Number))]).toEqual([170, 190]);
});

test('an outline is closed', () => {
	const [drawn] = shapeFeatures({
		area: [
			[0, 0],
			[1, 0],
			[1, 1]
		]
	}).features;
	if (drawn?.geometry.type !== 'Polygon') throw new Error('An area is a polygon.');
	expect(drawn.geometry.coordinates[0]).toHaveLength(4);
});
