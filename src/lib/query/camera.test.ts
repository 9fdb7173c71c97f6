import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCamera, parseCamera, roundCamera } from './camera.ts';

test('a rounded camera can always be written into an address and read back', () => {
	const any = fc.double({ min: -1e4, max: 1e4, noNaN: true });
	fc.assert(
		fc.property(fc.record({ zoom: any, lat: any, lon: any }), (camera) => {
			const rounded = roundCamera(camera);
			expect(parseCamera(formatCamera(rounded))).toEqual(rounded);
		})
	);
});

test('a camera beyond the antimeridian is wrapped and loses the digits nobody sees', () => {
	expect(roundCamera({ zoom: 5.4321, lat: 42.900049, lon: 190.123456 })).toEqual({
		zoom: 5.43,
		lat: 42.9,
		lon: -169.88
	});
});
