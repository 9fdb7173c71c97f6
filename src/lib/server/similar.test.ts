import { expect, test } from 'vitest';
import { similarTo } from './similar.ts';

const things = [
	{ id: 'X1', name: 'X' },
	{ id: 'KZ', name: 'Kazakhstan' },
	{ id: 'north-waziristan', name: 'North Waziristan' }
];
const idsLike = (asked: string) => similarTo(asked, things).map(({ id }) => id);

test.each(['', 'x', 'K', 'x1', '-x-', '“кз”'])('%j is too short to be like anything', (asked) => {
	expect(idsLike(asked)).toEqual([]);
});

test('three letters are enough to be like something', () => {
	expect(idsLike('kzz')).toEqual(['KZ']);
});

test('a mistyped id or name is like the one that was meant', () => {
	expect(idsLike('nort-waziristan')).toEqual(['north-waziristan']);
	expect(idsLike('kasakhstan')).toEqual(['KZ']);
});
