import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import HeldSame from '../incidents/[id]/HeldSame.svelte';
import Rows from '../import/[job]/Rows.svelte';
import Reasons from '../import/[job]/Reasons.svelte';
import Comparison from './Comparison.svelte';
import DecisionForm from './DecisionForm.svelte';

const HOSTILE = '<img src=x onerror="globalThis.broken = 1"><script>globalThis.broken = 1</script>';
const row = {
	kind: 'incident' as const,
	id: 'ucdp-ged:1',
	title: HOSTILE,
	class: 'attack',
	type: 'Armed clash',
	when: '1 May 2014',
	earliest: '2014-05-01',
	latest: '2014-05-01',
	place: HOSTILE,
	precision: 'province' as const,
	placed: false,
	killed: { low: null, best: null, high: null },
	groups: []
};

test('what differs is said in words, and hostile text stays text', async () => {
	const aspects = [
		{ name: 'Title', a: HOSTILE, b: 'A clash', verdict: 'different' as const },
		{ name: 'Killed', a: '3', b: '3', verdict: 'the same' as const },
		{ name: 'Wounded', a: 'not reported', b: '1', verdict: 'not known of both' as const }
	];
	await render(Comparison, { a: 'acled:1', b: 'ucdp-ged:1', aspects });
	await expect.element(page.getByRole('rowheader', { name: /Title\s*different/ })).toBeVisible();
	await expect.element(page.getByRole('rowheader', { name: /Killed\s*the same/ })).toBeVisible();
	await expect
		.element(page.getByRole('rowheader', { name: /Wounded\s*not known of both/ }))
		.toBeVisible();
	await expect.element(page.getByText(HOSTILE)).toBeVisible();
	expect('broken' in globalThis).toBe(false);
	expect(
		page
			.getByRole('link')
			.elements()
			.map((link) => link.getAttribute('href'))
	).toEqual(['/incidents/acled%3A1', '/incidents/ucdp-ged%3A1']);
});

test('a decision asks which of the two counts and why, by a form that needs no script', async () => {
	const { container } = await render(DecisionForm, { pair: { a: 'acled:1', b: 'ucdp-ged:1' } });
	const form = container.querySelector('form')!;
	expect(form.method).toBe('post');
	expect(form.checkValidity()).toBe(false);
	await page.getByRole('radio', { name: 'One incident; ucdp-ged:1 counts' }).click();
	expect(form.checkValidity()).toBe(false);
	await page.getByRole('textbox', { name: 'Why' }).fill('Same town and day.');
	expect(form.checkValidity()).toBe(true);
	expect(Object.fromEntries(new FormData(form))).toEqual({
		a: 'acled:1',
		b: 'ucdp-ged:1',
		keep: 'ucdp-ged:1',
		note: 'Same town and day.',
		by: ''
	});
});

test('the page of a dropped incident says which one it is held to be, and why', async () => {
	const kept = { ...row, id: 'acled:1', title: 'Armed clash in Taraz' };
	const decision = { date: '2026-02-03', note: HOSTILE, by: 'Ada' };
	await render(HeldSame, { held: { row, kept, dataset: 'UCDP', decision } });
	await expect
		.element(page.getByRole('link', { name: 'Armed clash in Taraz' }))
		.toHaveAttribute('href', '/incidents/acled%3A1');
	await expect.element(page.getByText(/on 3 February 2026.*by Ada/)).toBeVisible();
	expect('broken' in globalThis).toBe(false);
});

test('the first records and what was rejected are shown as they are', async () => {
	await render(Rows, { rows: [row], caption: 'The first records' });
	await expect.element(page.getByText('province, not on the map')).toBeVisible();
	await expect.element(page.getByRole('cell', { name: 'not reported' })).toBeVisible();
	await expect.element(page.getByText('nobody named')).toBeVisible();
	const examples = [{ line: 7, record: 'x', value: HOSTILE }];
	await render(Reasons, {
		title: 'Rejected',
		reasons: [{ reason: 'best: is no number', count: 12, examples }]
	});
	await expect.element(page.getByText('12 × best: is no number')).toBeVisible();
	await expect.element(page.getByText('line 7')).toBeVisible();
	expect('broken' in globalThis).toBe(false);
});
