import '../../app.css';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Facets } from '../query/engine.ts';
import FacetPanel from './FacetPanel.svelte';
import { viewOf } from './view.fixture.ts';

const value = (id: string | null, label: string, count: number, parent: string | null = null) => ({
	value: id,
	label,
	count,
	parent
});
const facets: Facets = {
	region: [value('KZ', 'Kazakhstan', 2), value('KZ-ZHA', 'Zhambyl', 1, 'KZ')],
	type: [value('attack', 'Attack', 2)],
	group: Array.from({ length: 12 }, (_, at) => value(`g${at}`, `Group ${at}`, 12 - at)),
	standing: [value(null, 'No group named', 1)],
	precision: [],
	source: [],
	dataset: []
};

test('a value is a link that adds it, a chosen one a link that takes it away', async () => {
	const view = viewOf({ region: { include: ['KZ-ZHA'], exclude: [] } });
	const screen = await render(FacetPanel, { view, facets, left: {} });
	const country = screen.getByRole('link', { name: /^Kazakhstan\s*: 2 incidents$/ });
	await expect.element(country).toHaveAttribute('href', '/?region=KZ-ZHA&region=KZ');
	const province = screen.getByRole('link', { name: /^Zhambyl\s*: 1 incident$/ });
	await expect.element(province).toHaveAttribute('href', '/');
	await expect.element(province).toHaveAttribute('aria-current', 'true');
});

test('"not" leaves a value out, and a left-out value says so and comes back by its link', async () => {
	const screen = await render(FacetPanel, { view: viewOf(), facets, left: {} });
	await expect
		.element(screen.getByRole('link', { name: 'not Kazakhstan' }))
		.toHaveAttribute('href', '/?region=!KZ');
	await screen.rerender({ view: viewOf({ region: { include: [], exclude: ['KZ'] } }) });
	const out = screen.getByRole('link', { name: /Kazakhstan\s*, left out/ });
	await expect.element(out).toHaveAttribute('href', '/');
	await expect
		.element(screen.getByRole('link', { name: 'not Kazakhstan' }))
		.not.toBeInTheDocument();
});

test('what is not known is a value like others', async () => {
	const screen = await render(FacetPanel, { view: viewOf(), facets, left: {} });
	await expect
		.element(screen.getByRole('link', { name: /^No group named/ }))
		.toHaveAttribute('href', '/?standing=~');
});

test('values beyond the eighth come with one press', async () => {
	const screen = await render(FacetPanel, { view: viewOf(), facets, left: { group: 30 } });
	const ninth = screen.getByRole('link', { name: /^Group 8\s*:/ });
	// What is closed is not there for anybody.
	await expect.element(ninth).not.toBeInTheDocument();
	await screen.getByText('4 more').click();
	await expect.element(ninth).toBeVisible();
	await expect.element(screen.getByText(/and 30 values with fewer matches/)).toBeVisible();
});

test('a facet without a value is not there', async () => {
	const screen = await render(FacetPanel, { view: viewOf(), facets, left: {} });
	await expect.element(screen.getByRole('heading', { name: 'Source' })).not.toBeInTheDocument();
});
