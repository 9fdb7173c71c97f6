import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURE_SIZES, formatFigure, initialFigure, parseFigure } from './figure.ts';

const read = (query: string) => parseFigure(new URLSearchParams(query));

describe('the options of a figure', () => {
	test('are read back as they were written', () => {
		const sample = fc.record({
			width: fc.integer({ min: 200, max: 4000 }),
			height: fc.option(fc.integer({ min: 100, max: 4000 })),
			scale: fc.constantFrom(1, 1.5, 2, 3.125, 4),
			numbered: fc.option(fc.boolean()),
			legend: fc.boolean(),
			credits: fc.boolean(),
			words: fc.boolean()
		});
		fc.assert(
			fc.property(sample, (options) => {
				expect(read(formatFigure(options))).toEqual({ options, faults: [] });
			})
		);
	});
	test('are left out of an address where they are the usual ones', () => {
		expect(formatFigure(initialFigure)).toBe('');
		expect(read('utm_source=x')).toEqual({ options: initialFigure, faults: [] });
	});
	test('are refused where they are no size, each in a sentence', () => {
		for (const [key, text] of [
			['width', '0'],
			['width', '1e9'],
			['width', 'NaN'],
			['width', '-300'],
			['width', '4001'],
			['height', '99'],
			['height', 'Infinity'],
			['scale', '0'],
			['scale', '5'],
			['numbered', 'yes'],
			['legend', '2'],
			['credits', 'false']
		] as const) {
			const { faults } = read(`${key}=${text}`);
			expect(faults, `${key}=${text}`).toHaveLength(1);
			expect(faults[0]).toContain(`“${text}” for “${key}” cannot be used: expected`);
		}
		expect(read('width=300&width=400').faults).toEqual(['“width” is given more than once.']);
	});
	test('offer sizes that can be asked for', () => {
		for (const { width, height } of FIGURE_SIZES)
			expect(read(formatFigure({ width, height })).faults).toEqual([]);
	});
});
