import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_DEPTH, MOST_FAULTS, readJSON } from './json.ts';

const read = (text: string) => readJSON(text, 'x.json');

describe('reading JSON', () => {
	test('gives what JSON.parse gives, for every value', () => {
		const safe = (value: unknown): boolean =>
			!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value));
		fc.assert(
			fc.property(
				fc.jsonValue({ maxDepth: 8 }).filter(safe),
				fc.integer({ min: 0, max: 3 }),
				(value, indent) => {
					const text = JSON.stringify(value, null, indent);
					expect(read(text)).toEqual({ value: JSON.parse(text) as unknown, faults: [] });
				}
			)
		);
	});

	test('accepts and refuses the same texts as JSON.parse, and never throws', () => {
		const soup = fc.array(
			fc.constantFrom(
				'{',
				'}',
				'[',
				']',
				',',
				':',
				'"',
				'"a"',
				'\\',
				'u12',
				'1',
				'-',
				'0',
				'.5',
				'e9',
				'true',
				'nul',
				'null',
				' ',
				'\n',
				'\t',
				'\u0001',
				'/',
				'é'
			),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(soup, (parts) => {
				const text = parts.join('');
				let valid = true;
				try {
					JSON.parse(text);
				} catch {
					valid = false;
				}
				expect(read(text).value !== undefined).toBe(valid);
			}),
			{ numRuns: 1000 }
		);
	}, 60_000);

	test('reads past a byte order mark', () => expect(read('\ufeff[1]').value).toEqual([1]));

	test('tells line and column where a text ends being JSON', () => {
		expect(read('{\n  "a": 1,\n  "b" 2\n}').faults).toEqual([
			{
				file: 'x.json',
				record: '',
				field: 'line 3, column 7',
				found: '"2\\n}"',
				expected: 'a colon'
			}
		]);
	});

	test('names a key that stands twice and keeps the first', () => {
		const { value, faults } = read('{"a": {"b": 1, "b": 2}}');
		expect(value).toEqual({ a: { b: 1 } });
		expect(faults).toEqual([
			{
				file: 'x.json',
				record: '',
				field: 'a.b',
				found: 'the key twice (line 1, column 16)',
				expected: 'each key once'
			}
		]);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('lets no key %s through', (key) => {
		const { value, faults } = read(`{"a": [{"${key}": {"polluted": true}}]}`);
		expect(value).toEqual({ a: [{}] });
		expect(faults.map(({ field }) => field)).toEqual([`a.0.${key}`]);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	test('refuses an escaped spelling of such a key too', () => {
		expect(read('{"__proto\\u005f_": 1}').faults).toHaveLength(1);
	});

	test.each(['1e400', '-1e999'])('names %s, which no number can hold', (text) => {
		expect(read(`{"low": ${text}}`).faults).toMatchObject([
			{ field: 'low', expected: 'a number that can be held' }
		]);
	});

	test.each([
		'NaN',
		'Infinity',
		'-Infinity',
		'+1',
		'01',
		'.5',
		'0x1',
		"'a'",
		'{a: 1}',
		'[1,]',
		'// x\n1',
		'undefined',
		''
	])('refuses %j', (text) => {
		expect(read(text)).toMatchObject({ value: undefined, faults: [{ file: 'x.json' }] });
	});

	test('refuses what is nested too deeply, however deep', () => {
		expect(read('['.repeat(MOST_DEPTH) + ']'.repeat(MOST_DEPTH)).faults).toEqual([]);
		expect(read('['.repeat(1_000_000)).faults).toMatchObject([
			{ expected: `lists and objects at most ${MOST_DEPTH} deep` }
		]);
	});

	test('reads a string of a million characters, closed or not', () => {
		const long = 'a'.repeat(1_000_000);
		expect(read(`"${long}"`).value).toBe(long);
		expect(read(`"${long}`).faults).toMatchObject([{ expected: 'the closing quote of a string' }]);
	});

	test('gives a file up that is nothing but faults', () => {
		const text = `{${'"a":1,'.repeat(10_000)}"b":2}`;
		expect(read(text).faults).toHaveLength(MOST_FAULTS + 1);
	});
});
