import { describe, expect, it } from 'vitest';
import { contrast, palette, symbolColour, type Theme } from './palette.ts';
import { SYMBOL_CLASSES } from './symbols.ts';

const themes: Theme[] = ['light', 'dark', 'print'];

/** Linear RGB as seen with no green (deuteranopia) or no red (protanopia) cones: Machado 2009. */
const blindness = {
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	]
};

function linear(colour: string): number[] {
	return [1, 3, 5].map((at) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
}

/** CIE L*a*b* of linear sRGB. */
function lab(rgb: number[]): number[] {
	const [r = 0, g = 0, b = 0] = rgb.map((value) => Math.min(1, Math.max(0, value)));
	const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
	const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
	const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
	const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: string, other: string, matrix: number[][]): number {
	const seen = (colour: string) => {
		const rgb = linear(colour);
		return lab(matrix.map((row) => row.reduce((sum, m, i) => sum + m * (rgb[i] ?? 0), 0)));
	};
	const [a, b] = [seen(one), seen(other)];
	return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

describe.each(themes)('the %s palette', (theme) => {
	const colours = palette(theme);

	it.each(SYMBOL_CLASSES)('lets %s stand out from land and water', (name) => {
		expect(contrast(symbolColour(theme, name), colours.land)).toBeGreaterThanOrEqual(3);
		expect(contrast(symbolColour(theme, name), colours.water)).toBeGreaterThanOrEqual(3);
	});

	it('keeps text readable on paper and panel', () => {
		for (const text of [colours.ink, colours.soft, colours.accent]) {
			expect(contrast(text, colours.panel)).toBeGreaterThanOrEqual(4.5);
			expect(contrast(text, colours.paper)).toBeGreaterThanOrEqual(4.5);
		}
	});

	it('keeps labels of the map readable on land', () => {
		expect(contrast(colours.label, colours.land)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(Object.entries(blindness))('keeps types apart for a reader with %s', (_, matrix) => {
		for (const [i, one] of SYMBOL_CLASSES.entries()) {
			for (const other of SYMBOL_CLASSES.slice(i + 1)) {
				const apart = difference(symbolColour(theme, one), symbolColour(theme, other), matrix);
				expect(apart, `${one} and ${other}`).toBeGreaterThan(9);
			}
		}
	});
});

describe('contrast', () => {
	it('is 21 between black and white, whichever comes first', () => {
		expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
		expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21);
	});
});
