import '../../app.css';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Count } from '../query/engine.ts';
import Downloads from './Downloads.svelte';
import { viewOf } from './view.fixture.ts';

const NONE = { low: 0, best: 0, high: 0, unreported: 0, who: {} };
const countOf = (matched: number): Count => ({
	...{ matched, possibly: 0, killed: NONE, wounded: NONE, statements: 2 },
	...{ presences: 0, presencesPossibly: 0, notPlaced: 0 }
});
const counted = (incidents: number) => [
	{ id: 'acled', title: 'ACLED', citation: 'ACLED', licence: 'Terms', licenceURL: null, incidents }
];
const view = viewOf({ region: { include: ['KZ'], exclude: [] } }, { snapshot: '0123456789abcdef' });

test('the files are those of the very view, with what they hold and how large they are', async () => {
	const screen = await render(Downloads, { view, count: countOf(2000), unlisted: [] });
	await screen.getByText('Download these 2,000 incidents').click();
	const csv = screen.getByRole('link', { name: 'CSV', exact: true });
	await expect
		.element(csv)
		.toHaveAttribute('href', '/incidents.csv?region=KZ&snapshot=0123456789abcdef');
	expect(screen.container.textContent).toContain('for any program that reads tables, about 1.8 MB');
	const feed = screen.getByRole('link', { name: /^Feed/ });
	await expect.element(feed).toHaveAttribute('href', '/feed.atom?region=KZ');
});

test('what is counted only is not promised, and it is said that it is left out', async () => {
	const screen = await render(Downloads, { view, count: countOf(10), unlisted: counted(4) });
	await screen.getByText('Download these 6 incidents').click();
	expect(screen.container.textContent.replace(/\s+/g, ' ')).toContain(
		'4 incidents more are counted and in no file'
	);
});

test('a format that cannot hold so many is no link and says how many it can', async () => {
	const screen = await render(Downloads, { view, count: countOf(300_000), unlisted: [] });
	await screen.getByText('Download these 300,000 incidents').click();
	expect(screen.container.textContent).toContain('is given of at most 100,000 incidents');
	expect(
		[...screen.container.querySelectorAll('a')].some(({ href }) => href.includes('gpkg'))
	).toBe(false);
});
