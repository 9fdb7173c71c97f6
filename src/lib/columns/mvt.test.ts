import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { packLetters } from './letters.ts';
import { createPointLayer, createWords } from './mvt.ts';

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

test('what is written is what any reader of vector tiles reads, in its order, filled again and again', () => {
	const words = createWords();
	const layer = createPointLayer('places', KEYS, 4096, words);
	fc.assert(
		fc.property(points, (list) => {
			for (const { x, y, tags } of list) {
				for (const [key, one] of tags)
					if (typeof one === 'number') layer.number(key, one);
					else if (one.length % 3) layer.word(key, words.numberOf(one));
					else layer.text(key, one);
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
			layer.clear();
			expect(layer.bytes()).toHaveLength(0);
		})
	);
});

test('texts that are kept as letters are copied, several with a space between', () => {
	const texts = ['ten', '', 'десять', '\u{10000}'];
	const letters = packLetters(texts, texts.length);
	const layer = createPointLayer('places', KEYS, 4096);
	layer.letters(0, letters, [3, 2], 0, 2);
	layer.letters(1, letters, [0, 1, 2, 3], 1, 2);
	layer.point(1, 2);
	const { places } = new VectorTile(new PbfReader(layer.bytes())).layers;
	expect(places!.feature(0).properties).toEqual({ a: '\u{10000} десять', b: '' });
});

test('a layer without a point is left out, and layers after each other are one tile', () => {
	const [none, one, two] = ['none', 'one', 'two'].map((name) => createPointLayer(name, KEYS, 512));
	one!.point(0, 511);
	two!.text(0, 'x');
	two!.point(1, 2);
	const parts = [none!, one!, two!].map((layer) => layer.bytes());
	expect(parts[0]).toHaveLength(0);
	const bytes = parts.flatMap((part) => [...part]);
	const { layers } = new VectorTile(new PbfReader(Uint8Array.from(bytes)));
	expect(Object.keys(layers)).toEqual(['one', 'two']);
});
