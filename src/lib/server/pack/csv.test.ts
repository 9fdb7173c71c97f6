import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCell, formatTable } from './csv.ts';

test('a text that begins as a formula does is guarded; a negative number is not', () => {
	for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])
		expect(formatCell(text)).toContain("'");
	expect(formatCell(-1.5)).toBe('-1.5');
	expect(formatCell(null)).toBe('');
	expect(formatCell(0)).toBe('0');
});

test('any text comes back out of a cell as it went in, but for the guard', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
			const line = `${formatCell(one)},${formatCell(other)}\r\n`;
			const [cells] = parse(line, { recordDelimiter: '\r\n' });
			const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
			expect(cells).toEqual([guarded(one), guarded(other)]);
		})
	);
});

test('a table without records is its line of names', () => {
	expect(formatTable([]).split('\r\n')).toHaveLength(2);
	expect(formatTable([])).toMatch(/^id,kind,title,/);
});
