import { expect, test } from 'vitest';
import type { Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import RecordTable from './RecordTable.svelte';
import { rowOf, viewOf } from './view.fixture.ts';

const rows = [
	rowOf('a', {
		groups: [{ id: 'g', name: 'Some group', role: 'perpetrator', standing: 'claimed' }]
	}),
	rowOf('b', { killed: { low: null, best: null, high: null } })
];
/** What a reader reads of it. */
const text = (locator: Locator) =>
	(locator.element() as HTMLElement).innerText.replace(/\s+/g, ' ');
const show = (order: 'newest' | 'killed' = 'newest') =>
	render(RecordTable, { rows, view: viewOf({}, { order }), caption: 'Incidents' });

test('the heads sort by links and say how the table is sorted', async () => {
	const screen = await show();
	const when = screen.getByRole('columnheader', { name: /When/ });
	await expect.element(when).toHaveAttribute('aria-sort', 'descending');
	await expect
		.element(screen.getByRole('link', { name: 'When, sort' }))
		.toHaveAttribute('href', '/?sort=oldest');
	await expect
		.element(screen.getByRole('link', { name: 'Killed, sort' }))
		.toHaveAttribute('href', '/?sort=killed');
	await expect
		.element(screen.getByRole('columnheader', { name: /Killed/ }))
		.not.toHaveAttribute('aria-sort');
});

test('a row opens its incident and says who is said to have done it, with the standing', async () => {
	const screen = await show();
	await expect
		.element(screen.getByRole('link', { name: 'Incident a' }))
		.toHaveAttribute('href', '/?incident=a');
	expect(text(screen.getByRole('row', { name: /Incident a/ }))).toContain('Some group claimed');
});

test('a figure that nobody reported is never 0', async () => {
	const screen = await show('killed');
	const row = text(screen.getByRole('row', { name: /Incident b/ }));
	expect(row).toContain('not reported');
	expect(row).toContain('nobody named');
	expect(row).not.toContain('0 ');
});
