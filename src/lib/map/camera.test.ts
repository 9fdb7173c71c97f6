import { expect, test } from 'vitest';
import { boundsOf, isNear } from './camera.ts';

test('an extent over the antimeridian goes on beyond 180', () => {
	expect(boundsOf([170, -10, -170, 10])).toEqual([
		[170, -10],
		[190, 10]
	]);
	expect(boundsOf([50, 30, 70, 40])).toEqual([
		[50, 30],
		[70, 40]
	]);
});

test('a camera is the same but for the digits that an address leaves out', () => {
	const camera = { zoom: 5.27, lat: 40.27, lon: 64.67 };
	expect(isNear(camera, { zoom: 5.2671, lat: 40.2664, lon: 64.6717 })).toBe(true);
	expect(isNear(camera, { zoom: 5.4, lat: 40.2664, lon: 64.6717 })).toBe(false);
	expect(isNear(camera, { zoom: 5.27, lat: 41.5, lon: 64.67 })).toBe(false);
	expect(isNear({ zoom: 3, lat: 0, lon: 180 }, { zoom: 3, lat: 0, lon: -180 })).toBe(true);
});
