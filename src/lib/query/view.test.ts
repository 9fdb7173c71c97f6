import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHOICE_KEYS } from './filter.ts';
import { viewSample } from './samples.ts';
import { formatFilter, formatView, hrefOf, initialView, KEYS, parseView } from './view.ts';

const read = (query: string) => parseView(new URLSearchParams(query));

describe('an address', () => {
	test('gives back the very view it was written from', () => {
		fc.assert(
			fc.property(viewSample, (view) => {
				expect(read(formatView(view))).toEqual({ view, faults: [] });
			})
		);
	});
	test('of any kind can be read: what cannot be used is named, never thrown', () => {
		const key = fc.oneof(fc.constantFrom(...KEYS), fc.string());
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.constantFrom('1', '-', '.', ',', ';', '/', '!', '~', '\\', 'e', '9') })
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(key, text)), (pairs) => {
				const { view, faults } = parseView(new URLSearchParams(pairs));
				expect(read(formatView(view))).toEqual({ view, faults: [] });
				for (const fault of faults) expect(fault.message).toMatch(/^“.*$/s);
			})
		);
	});
	test('leaves defaults out and says the rest in one order, readably', () => {
		expect(formatView(initialView)).toBe('');
		const query =
			'q=a%26b%20c&from=2011-10-12&to=2011-11-03&area=66,40;87.5,40;70,-3&killed=10..' +
			'&region=KZ-ZHA&region=!KZ&group=~&layer=ucdp:1&incident=taraz-2011-11-12&sort=killed' +
			'&map=5.5/43/71.37';
		expect(formatView(read(query).view)).toBe(query);
		expect(read('sort=newest&labels=latin&lang=en&measure=incidents').view).toEqual(initialView);
	});
	test('counts a value given twice once', () => {
		const { view, faults } = read('region=KZ&region=KZ&region=!AF&region=!AF&q=x&q=x');
		expect(view.filter).toEqual({ q: 'x', region: { include: ['KZ'], exclude: ['AF'] } });
		expect(faults).toEqual([]);
	});
	test('ignores unknown keys and form fields left empty', () => {
		expect(read('utm_source=x&q=&from=&region=&near=+&incident=')).toEqual({
			view: initialView,
			faults: []
		});
	});
	test('carries values that begin with the sign of exclusion', () => {
		expect(read('layer=%5C!x&layer=!!x').view.filter.layer).toEqual({
			include: ['!x'],
			exclude: ['!x']
		});
	});
	test('opens one record: the first named', () => {
		const { view, faults } = read('statement=a&incident=b&statement=a');
		expect(view.selected).toEqual({ kind: 'statement', id: 'a' });
		expect(faults).toMatchObject([{ key: 'incident', value: 'b', filter: false }]);
	});
});

describe('a value that cannot be used', () => {
	test.each([
		'from=2011-02-29',
		'to=yesterday',
		'from=2011-1-1',
		'from=2012-01-01&to=2011-01-01',
		'from=2011-01-01&from=2012-01-01',
		'bbox=1,2,3',
		'bbox=1,50,3,40',
		'bbox=-181,0,0,0',
		'bbox=0,0,0,0,0',
		'area=1,1;2,2',
		'area=1,1;2,2;3',
		`area=${'1,1;'.repeat(200)}2,2`,
		'near=1,2',
		'near=1,2,0',
		'near=1,2,20001',
		'near=1,2,1e400',
		'killed=3',
		'killed=..',
		'killed=5..3',
		'killed=-1..',
		'killed=1...3',
		'killed=1..2..3',
		`q=${'x'.repeat(201)}`,
		'standing=guilty',
		'role=!witness',
		'precision=roughly',
		'region=!',
		`type=${Array.from({ length: 101 }, (_, n) => n).join('&type=')}`,
		'snapshot=../etc/passwd'
	])('of the question is named in a sentence: %s', (query) => {
		const { faults } = read(query);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toMatchObject({ key: query.split('=')[0], filter: true });
		expect(faults[0]?.message).toMatch(/^“.+” for “\w+” .+\.$/);
	});
	test.each([
		'theme=blue',
		'lang=xx',
		'labels=none',
		'sort=best',
		'measure=wounded',
		'map=1/2',
		'map=25/0/0',
		'map=5/0/181',
		`title=${'x'.repeat(301)}`,
		`alt=${'x'.repeat(1001)}`
	])('of the looks leaves the question alone: %s', (query) => {
		const { view, faults } = read(query);
		expect(view).toEqual(initialView);
		expect(faults).toMatchObject([{ key: query.split('=')[0], filter: false }]);
	});
	test('takes nothing else with it', () => {
		const { view } = read('standing=guilty&standing=claimed&from=2011-02-29&to=2011-03-01');
		expect(view.filter).toEqual({
			to: '2011-03-01',
			standing: { include: ['claimed'], exclude: [] }
		});
	});
});

describe('a link', () => {
	const view = read('region=KZ&after=x&theme=dark').view;
	test('starts again at the first page when what is listed changes', () => {
		expect(hrefOf(view, { filter: {} })).toBe('?theme=dark');
		expect(hrefOf(view, { order: 'title' })).toBe('?region=KZ&sort=title&theme=dark');
	});
	test('keeps the page when a record is opened', () => {
		expect(hrefOf(view, { selected: { kind: 'incident', id: 'a' } })).toBe(
			'?region=KZ&incident=a&after=x&theme=dark'
		);
	});
	test('to the initial view is never empty, which would mean this very page', () => {
		expect(hrefOf(initialView)).toBe('?');
		expect(hrefOf(initialView, {}, '/')).toBe('/');
		expect(hrefOf(view, { after: null }, '/embed')).toBe('/embed?region=KZ&theme=dark');
	});
	test('to data carries the filter alone', () => {
		expect(formatFilter(view.filter)).toBe('region=KZ');
	});
});

test('the table of keys names every key once', () => {
	expect(new Set(KEYS).size).toBe(KEYS.length);
	for (const key of CHOICE_KEYS) expect(KEYS).toContain(key);
});
