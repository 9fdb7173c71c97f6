import '../../app.css';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Row } from '../query/answer.ts';
import type { Count } from '../query/engine.ts';
import Matches from './Matches.svelte';
import { rowOf, viewOf } from './view.fixture.ts';

const NONE = { low: 0, best: 0, high: 0, unreported: 0, who: {} };
const COUNT: Count = {
	...{ matched: 1000, possibly: 1234, killed: NONE, wounded: NONE, statements: 205 },
	...{ presences: 202, presencesPossibly: 1, notPlaced: 5001 }
};
const rows = (kind: Row['kind'], count: number, more: Partial<Row> = {}): Row[] =>
	Array.from({ length: count }, (_, at) => rowOf(`${kind}-${at}`, { kind, ...more }));
const LISTS = {
	unlisted: [],
	incidents: rows('incident', 3),
	statements: rows('statement', 200),
	presences: rows('presence', 200),
	notPlaced: rows('incident', 200, { placed: false, precision: 'country' }),
	possibly: rows('incident', 200),
	presencesPossibly: rows('presence', 1)
};

test('every list that is cut says how many more match, and where all of it is listed', async () => {
	const view = viewOf({ precision: { include: ['country', 'exact'], exclude: [] } });
	const screen = await render(Matches, {
		...{ view, count: COUNT, next: null, answerable: true, loosenings: [], doubt: true },
		...LISTS
	});
	const notes = [...screen.container.querySelectorAll('p')]
		.map((note) => note.textContent.replace(/\s+/g, ' ').trim())
		.filter((text) => text.startsWith('These are the first'));
	expect(notes).toEqual([
		'These are the first 200; 1,034 more match. List all',
		'These are the first 200; 5 more match. List all',
		'These are the first 200; 2 more match. List all',
		'These are the first 200; 4,801 more match. List the incidents known to a country at most'
	]);
	const links = [...screen.container.querySelectorAll('a')];
	const paths = links
		.filter(({ textContent }) => textContent === 'List all')
		.map(({ href }) => new URL(href))
		.map(({ pathname, search }) => pathname + search);
	expect(paths).toEqual(
		['possible-incidents', 'statements', 'presences'].map(
			(name) => `/lists/${name}?precision=country&precision=exact`
		)
	);
	const all = links.find(({ textContent }) => textContent.startsWith('List the incidents'));
	expect(new URL(all?.href ?? '').searchParams.getAll('precision')).toEqual(['country']);
});

test('a list that is whole says nothing of more', async () => {
	const count = { ...COUNT, possibly: 200, statements: 200, presences: 200, notPlaced: 200 };
	const screen = await render(Matches, {
		...{ view: viewOf(), count, next: null, answerable: true, loosenings: [], doubt: true },
		...LISTS
	});
	expect(screen.container.textContent).not.toContain('more match');
});
