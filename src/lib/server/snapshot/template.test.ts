import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTemplates, packValues, templateOf, unpackRecord } from './template.ts';

/** Takes a record apart and puts it together as a reader would, from what is kept alone. */
function through(take: ReturnType<typeof createTemplates>, record: object): unknown {
	const taken = take(record);
	const { number, shape, sample } = taken.template;
	return unpackRecord(templateOf(number, shape, sample), packValues(taken));
}

const plain = fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.stringify(value));
const object = fc
	.dictionary(fc.string(), plain)
	.map((texts) =>
		Object.fromEntries(
			Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as unknown])
		)
	);

/** The same value with the members of every object the other way round. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([name, part]) => [name, reversed(part)])
	);
}

test('any record comes back as it was', () => {
	fc.assert(
		fc.property(fc.array(object, { maxLength: 4 }), (records) => {
			const take = createTemplates(() => {});
			for (const record of records) expect(through(take, record)).toEqual(record);
		})
	);
});

test('what is canonical depends on the values alone, not on the order of members', () => {
	fc.assert(
		fc.property(object, (record) => {
			const canonical = (value: unknown) => createTemplates(() => {})(value as object).canonical;
			expect(canonical(reversed(record))).toBe(canonical(record));
		})
	);
});

test('records that differ in a value, a name or a repetition are canonically different', () => {
	const take = createTemplates(() => {});
	const texts = [
		{ a: 'something', b: 'something' },
		{ a: 'something', b: 'something else' },
		{ a: 'something', c: 'something' },
		{ a: 1, b: '1' },
		{ a: '1', b: 1 },
		{ a: [1, 2] },
		{ a: { 0: 1, 1: 2 } },
		{ a: null },
		{}
	].map((record) => take(record).canonical);
	expect(new Set(texts).size).toBe(texts.length);
});

test('records that are alike share a template, which is kept once', () => {
	const kept: number[] = [];
	const take = createTemplates(({ number }) => kept.push(number));
	for (let at = 0; at < 50; at++)
		take({
			id: `ged:${at}000`,
			evidence: [{ source: 'ucdp-ged' }, { source: 'ucdp-ged' }],
			best: at
		});
	expect(kept).toEqual([1]);
});
