import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { createPointLayer } from './mvt.ts';

const KEYS = ['a', 'b', 'ключ'];
const value = fc.oneof(
	fc.nat(),
	fc.maxSafeNat(),
	fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => text.isWellFormed())
);
const points = fc.array(
	fc.record({
		x: fc.nat(4095),
		y: fc.nat(4095),
		tags: fc.uniqueArray(fc.tuple(fc.nat(KEYS.length - 1), value), {
			selector: ([key]) => key,
			maxLength: 3
		})
	}),
	{ minLength: 1, maxLength: 60 }
);

test('what is written is what any reader of vector tiles reads, in its order', () => {
	fc.assert(
		fc.property(points, (list) => {
			const layer = createPointLayer('places', KEYS, 4096);
			for (const { x, y, tags } of list) {
				for (const [key, one] of tags) layer.tag(key, one);
				layer.point(x, y);
			}
			expect(layer.length).toBe(list.length);
			const read = new VectorTile(new PbfReader(layer.bytes())).layers.places!;
			expect([read.version, read.extent, read.length]).toEqual([2, 4096, list.length]);
			list.forEach(({ x, y, tags }, index) => {
				const feature = read.feature(index);
				expect(feature.type).toBe(1);
				expect(feature.loadGeometry()).toEqual([[expect.objectContaining({ x, y })]]);
				expect(feature.properties).toEqual(
					Object.fromEntries(tags.map(([key, one]) => [KEYS[key], one]))
				);
			});
		})
	);
});

test('a layer without a point is left out, and layers after each other are one tile', () => {
	const [none, one, two] = ['none', 'one', 'two'].map((name) => createPointLayer(name, KEYS, 512));
	one!.point(0, 511);
	two!.tag(0, 'x');
	two!.point(1, 2);
	expect(none!.bytes()).toHaveLength(0);
	const bytes = [none!, one!, two!].flatMap((layer) => [...layer.bytes()]);
	const { layers } = new VectorTile(new PbfReader(Uint8Array.from(bytes)));
	expect(Object.keys(layers)).toEqual(['one', 'two']);
});
