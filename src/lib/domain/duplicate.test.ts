import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contradictionsIn, droppedOf, keptBy, type Decision } from './duplicate.ts';

const said = { date: '2026-01-02', note: 'Same town and day.' };
const same = (a: string, b: string, keep = a): Decision => ({
	a,
	b,
	decision: 'same',
	keep,
	...said
});
const different = (a: string, b: string): Decision => ({ a, b, decision: 'different', ...said });
const everything = () => true;

test('of a pair the one that is not kept is dropped, and none of two different ones', () => {
	expect(droppedOf(same('x:1', 'y:1'))).toBe('y:1');
	expect(droppedOf(same('x:1', 'y:1', 'y:1'))).toBe('x:1');
	expect(droppedOf(different('x:1', 'y:1'))).toBeNull();
});

test.each<[string, Decision[], string]>([
	['an incident and itself', [same('x:1', 'x:1')], 'another incident than a'],
	['a pair twice', [same('x:1', 'y:1'), different('y:1', 'x:1')], 'a pair that is decided once'],
	['a third one kept', [same('x:1', 'y:1', 'z:1')], 'x:1 or y:1'],
	[
		'one dropped for two',
		[same('x:1', 'y:1'), same('z:1', 'y:1')],
		'y:1 held to be one other incident only'
	],
	[
		'a circle',
		[same('x:1', 'y:1'), same('y:1', 'z:1'), same('z:1', 'x:1')],
		'no circle of decisions'
	]
])('a contradiction is told: %s', (_, decisions, expected) => {
	expect(contradictionsIn(decisions).map((found) => found.expected)).toEqual([expected]);
});

test('decisions on decisions end at the incident that counts', () => {
	const chain = [same('x:1', 'y:1'), same('y:1', 'z:1')];
	expect([...keptBy(chain, everything)].sort()).toEqual([
		['y:1', 'x:1'],
		['z:1', 'x:1']
	]);
});

test('where an incident is no longer there the other one counts', () => {
	const chain = [same('x:1', 'y:1'), same('y:1', 'z:1')];
	expect([...keptBy(chain, (id) => id !== 'x:1')]).toEqual([['z:1', 'y:1']]);
	expect([...keptBy(chain, (id) => id !== 'y:1')]).toEqual([]);
});

test('without contradictions everything dropped ends at something that is not', () => {
	const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
	const decisions = fc.array(
		fc.tuple(ids, ids, fc.boolean()).map(([a, b, first]) => same(a, b, first ? a : b))
	);
	fc.assert(
		fc.property(decisions, (all) => {
			const wrong = new Set(contradictionsIn(all).map(({ index }) => index));
			const sound = all.filter((_, index) => !wrong.has(index));
			expect(contradictionsIn(sound)).toEqual([]);
			const ends = keptBy(sound, everything);
			for (const end of ends.values()) expect(ends.has(end)).toBe(false);
		})
	);
});
