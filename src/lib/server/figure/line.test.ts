import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFonts } from './fonts.ts';
import { lineWidth, runsOf } from './line.ts';
import { wrap } from './wrap.ts';

const fonts = createFonts(createRequire(import.meta.url));
const setting = { cut: 'regular', size: 12 } as const;
const seen = (text: string) =>
	runsOf(fonts, { text, ...setting })
		.map((run) => run.text.trim())
		.filter(Boolean);

describe('a line', () => {
	test('of one script is one run', () => {
		expect(seen('Where it is said to have struck, 2011')).toHaveLength(1);
		expect(seen('Где это было, Атырау')).toHaveLength(1);
		expect(seen('جند الخلافة')).toHaveLength(1);
		expect(seen('Sa\u0301nchez')).toEqual(['Sa\u0301nchez']);
	});
	test('of Arabic with a Latin name and a year is read from the right', () => {
		expect(seen('حملة في Taraz عام 2011')).toEqual(['2011', 'عام', 'Taraz', 'حملة في']);
	});
	test('of Latin with an Arabic name keeps its order around the name', () => {
		expect(seen('Said by جند الخلافة in Taraz')).toEqual(['Said by', 'جند الخلافة', 'in Taraz']);
	});
	test('turns brackets round where they are read from the right', () => {
		expect(seen('الخلافة (2011)').join('')).toBe('(2011)الخلافة');
	});
	test('is set whatever marks stand on its letters', () => {
		expect(seen('ل \u0301').join('')).toContain('ل');
		const marked = fc.string({
			unit: fc.constantFrom('a', 'ل', 'ا', ' ', '\u0301', '\u0355', '\u064B', '\u0651', '\u06E2'),
			maxLength: 12
		});
		fc.assert(
			fc.property(marked, (text) => {
				for (const cut of ['regular', 'serif', 'italic'] as const) {
					const width = lineWidth(fonts, { text, cut, size: 12 });
					expect(Number.isFinite(width) && width >= 0).toBe(true);
				}
				for (const face of ['italic', 'arabic'] as const)
					expect(fonts.outlineOf(text, face, 0)).not.toMatch(/NaN|Infinity|undefined/);
			})
		);
	});
	test('is as long as its runs, which follow each other without a gap', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', 'Ж', 'ج', 'ل', ' ', '1', '(', ')', '.', '\u0301')
		});
		fc.assert(
			fc.property(text, (text) => {
				const runs = runsOf(fonts, { text, ...setting });
				let x = 0;
				for (const run of runs) {
					expect(run.x).toBeCloseTo(x);
					x += run.width;
				}
				expect(lineWidth(fonts, { text, ...setting })).toBeCloseTo(x);
				const letters = (some: string) => [...some].sort().join('').replace(/[()]/g, '');
				expect(letters(runs.map((run) => run.text).join(''))).toBe(letters(text));
			})
		);
	});
});

describe('words broken into lines', () => {
	test('are all there and never longer than the line, unless they are one letter', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'W', 'ж', ' ', 'ج', '-'), maxLength: 200 });
		fc.assert(
			fc.property(text, fc.integer({ min: 20, max: 300 }), (text, width) => {
				const lines = wrap(fonts, text, { ...setting, width });
				for (const line of lines)
					expect(lineWidth(fonts, { text: line, ...setting })).toBeLessThanOrEqual(width);
				expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
			})
		);
	});
	test('end in an ellipsis where there are more than may be', () => {
		const lines = wrap(fonts, 'one two three four five six', { ...setting, width: 50, lines: 2 });
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/…$/);
	});
});
