import '../../app.css';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Suggestion } from '../query/answer.ts';
import SearchBox from './SearchBox.svelte';
import { viewOf } from './view.fixture.ts';

const item = (kind: Suggestion['kind'], id: string): Suggestion => ({
	kind,
	id,
	label: id,
	detail: '',
	href: `/${id}`
});
const found = [item('group', 'Haqqani Network'), item('place', 'Haqqulobod')];

async function show(suggest = vi.fn(() => Promise.resolve(found))) {
	const onchoose = vi.fn();
	const view = viewOf({ region: { include: ['KZ'], exclude: [] } });
	const screen = await render(SearchBox, { view, suggest, onchoose });
	const box = screen.getByRole('combobox', { name: /Search/ });
	return { screen, box, suggest, onchoose };
}

test('the arrows go through the suggestions, Enter takes one, and the field keeps the focus', async () => {
	const { screen, box, onchoose } = await show();
	await box.fill('haq');
	await expect.element(box).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	const second = screen.getByRole('option', { name: 'Haqqulobod' });
	await expect.element(second).toHaveAttribute('aria-selected', 'true');
	expect(box.element().getAttribute('aria-activedescendant')).toBe(second.element().id);
	await userEvent.keyboard('{Enter}');
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(found[1]);
	await expect.element(box).toHaveFocus();
	await expect.element(box).toHaveAttribute('aria-expanded', 'false');
});

test('Escape closes the suggestions', async () => {
	const { box } = await show();
	await box.fill('haq');
	await expect.element(box).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{Escape}');
	await expect.element(box).toHaveAttribute('aria-expanded', 'false');
});

test('a suggestion is taken by a click', async () => {
	const { screen, box, onchoose } = await show();
	await box.fill('haq');
	await screen.getByRole('option', { name: 'Haqqani Network' }).click();
	expect(onchoose).toHaveBeenCalledExactlyOnceWith(found[0]);
});

test('an answer that comes after the next question is not shown', async () => {
	const answers: ((found: Suggestion[]) => void)[] = [];
	const suggest = vi.fn(() => new Promise<Suggestion[]>((resolve) => answers.push(resolve)));
	const { screen, box } = await show(suggest);
	await box.fill('old');
	await expect.poll(() => suggest.mock.calls.length).toBe(1);
	await box.fill('new');
	await expect.poll(() => suggest.mock.calls.length).toBe(2);
	answers[1]?.([item('group', 'New')]);
	await expect.element(screen.getByRole('option', { name: 'New' })).toBeVisible();
	answers[0]?.([item('group', 'Old')]);
	await Promise.resolve();
	await expect.element(screen.getByRole('option', { name: 'Old' })).not.toBeInTheDocument();
});

test('it is a form that carries the other filters along', async () => {
	const { box } = await show();
	await box.fill('bases');
	const form = box.element().closest('form');
	expect(form?.method).toBe('get');
	expect([...new FormData(form ?? undefined)]).toEqual([
		['region', 'KZ'],
		['q', 'bases']
	]);
});

test('an empty answer is said where the suggestions would be, and Enter still searches', async () => {
	const { screen, box } = await show(vi.fn(() => Promise.resolve([])));
	await box.fill('<script>alert(1)</script>');
	const said = screen.getByText(/is called so. Enter searches/);
	await expect.element(said).toBeVisible();
	await expect.element(said).toHaveRole('status');
	await expect.element(box).toHaveAttribute('aria-expanded', 'false');
	await box.fill('');
	await expect.element(said).not.toBeInTheDocument();
});

test('a search that fails, and one that takes long, are said', async () => {
	const answers: ((found: Suggestion[]) => void)[] = [];
	const suggest = vi
		.fn(() => new Promise<Suggestion[]>((resolve) => answers.push(resolve)))
		.mockImplementationOnce(() => Promise.reject(new Error('Nobody is there.')));
	const { screen, box } = await show(suggest);
	await box.fill('haq');
	await expect.element(screen.getByText(/cannot be had/)).toBeVisible();
	await box.fill('haqq');
	await expect.element(screen.getByText(/Looking for suggestions/)).toBeVisible();
	answers[0]?.(found);
	await expect.element(screen.getByRole('option', { name: 'Haqqulobod' })).toBeVisible();
	await expect.element(screen.getByText('2 suggestions')).toHaveRole('status');
});

test('the chosen suggestion of a long list stays in sight', async () => {
	const many = Array.from({ length: 50 }, (_, n) => item('place', `Town ${n}`));
	const { screen, box } = await show(vi.fn(() => Promise.resolve(many)));
	await box.fill('town');
	await expect.element(box).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{ArrowUp}');
	const last = screen.getByRole('option', { name: 'Town 49' });
	await expect.element(last).toHaveAttribute('aria-selected', 'true');
	await expect.element(last).toBeInViewport();
});

test('the arrows ask for suggestions of a text that stands there already', async () => {
	const { screen, box } = await show();
	await box.fill('haq');
	await expect.element(box).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{Escape}{ArrowDown}');
	await expect.element(screen.getByRole('option', { name: 'Haqqani Network' })).toBeVisible();
});
