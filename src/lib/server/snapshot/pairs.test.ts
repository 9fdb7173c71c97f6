import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPairCounts } from './pairs.ts';

const wordSample = fc.constantFrom('armed', 'clash', 'near', 'a', 'town', 'الهجوم', 'тараз');
const textsSample = fc.array(
	fc.tuple(
		fc.array(wordSample, { maxLength: 6 }).map((words) => words.join(' ')),
		fc.integer({ min: 1, max: 9 })
	),
	{ maxLength: 60 }
);

/** How often each pair comes. */
function counted(texts: readonly (readonly [text: string, times: number])[]) {
	const counts = new Map<string, number>();
	for (const [text, times] of texts)
		text.split(' ').forEach((word, at, words) => {
			const pair = `${word} ${words[at + 1]}`;
			if (at + 1 < words.length) counts.set(pair, (counts.get(pair) ?? 0) + times);
		});
	return counts;
}

test('with room for all, just the pairs that come often are told', () => {
	fc.assert(
		fc.property(textsSample, fc.nat({ max: 20 }), (texts, often) => {
			const pairs = createPairCounts();
			for (const [text, times] of texts) pairs.add(text, times);
			const wanted = [...counted(texts)].filter(([, count]) => count > often);
			expect(pairs.above(often)).toEqual(wanted.map(([pair]) => pair).sort());
		})
	);
});

test('with room for few, no pair is missed that comes more often than all together by the room, twice', () => {
	fc.assert(
		fc.property(textsSample, fc.integer({ min: 4, max: 12 }), (texts, room) => {
			const pairs = createPairCounts(room);
			for (const [text, times] of texts) pairs.add(text, times);
			const counts = counted(texts);
			const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
			const often = (2 * all) / room;
			const told = pairs.above(often);
			expect(told.length).toBeLessThanOrEqual(room);
			for (const [pair, count] of counts) if (count > often) expect(told).toContain(pair);
		})
	);
});
