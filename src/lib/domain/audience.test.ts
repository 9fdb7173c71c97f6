import { expect, test } from 'vitest';
import { AUDIENCES, partDatasets, releaseOf } from './audience.ts';
import { TERMS } from './dataset.ts';

test('the public gets rows of open data, figures of what may be shown, nothing of what is private', () => {
	expect(TERMS.map((terms) => [terms, releaseOf(terms, 'public')])).toEqual([
		['open', 'rows'],
		['attribution', 'rows'],
		['visuals only', 'figures'],
		['private', 'nothing']
	]);
});

test('a private audience gets rows of everything', () => {
	for (const terms of TERMS) expect(releaseOf(terms, 'private')).toBe('rows');
});

test('every dataset is let out whole, counted or hidden, and only one of them', () => {
	const datasets = TERMS.map((terms, index) => ({ id: `d${index}`, terms }));
	expect(AUDIENCES.map((audience) => partDatasets(datasets, audience))).toEqual([
		{ hidden: ['d3'], countedOnly: ['d2'] },
		{ hidden: [], countedOnly: [] }
	]);
});
