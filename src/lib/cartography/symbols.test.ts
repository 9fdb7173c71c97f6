import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classWords, colourOf, glyphOf, hatchOf, radiusOf, SYMBOL_CLASSES } from './symbols.ts';

test('every type has a glyph and words of its own', () => {
	expect(new Set(SYMBOL_CLASSES.map(glyphOf)).size).toBe(SYMBOL_CLASSES.length);
	expect(new Set(SYMBOL_CLASSES.map(classWords)).size).toBe(SYMBOL_CLASSES.length);
});

test('a type that we do not know is drawn as an unknown one', () => {
	expect(glyphOf('constructor')).toBe(glyphOf('unknown'));
});

test('a symbol grows with the square root of killed, from 9 to 26 pixels', () => {
	expect([0, 1, 100, 5000].map(radiusOf)).toEqual([9, 9, 26, 26]);
	const step = (killed: number) => radiusOf(killed) - radiusOf(1);
	expect(step(16) / step(4)).toBeCloseTo(3);
	fc.assert(
		fc.property(fc.nat(), fc.nat(), (a, b) => {
			expect(radiusOf(Math.max(a, b))).toBeGreaterThanOrEqual(radiusOf(Math.min(a, b)));
		})
	);
});

test('incidents and presences are hatched on opposite diagonals', () => {
	expect(hatchOf('incident')).toContain('M0 8L8 0');
	expect(hatchOf('presence')).toContain('M0 0L8 8');
});

test('every class has a colour of its own, light and dark', () => {
	for (const theme of ['light', 'dark'] as const)
		expect(new Set([...SYMBOL_CLASSES, 'several'].map((name) => colourOf(name, theme))).size).toBe(
			SYMBOL_CLASSES.length + 1
		);
});
