import '../../app.css';
import { createRawSnippet } from 'svelte';
import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import BottomSheet from './BottomSheet.svelte';
import { heightsOf } from './stop.ts';

beforeAll(() => page.viewport(390, 844));

const children = createRawSnippet(() => ({ render: () => '<p>What matches</p>' }));
const show = () => render(BottomSheet, { label: 'Matches', children });
const height = () => document.querySelector('section')?.getBoundingClientRect().height ?? 0;
const rests = (at: number) => expect.poll(() => Math.round(height())).toBe(at);

test('the handle is a button that leads through all three stops', async () => {
	const { peek, full } = heightsOf(innerHeight);
	const screen = await show();
	await screen.getByRole('button', { name: 'Show all of the list' }).click();
	await rests(full);
	await screen.getByRole('button', { name: 'Show the map' }).click();
	await rests(peek);
	const handle = screen.getByRole('button', { name: 'Show half of the list' });
	await expect.element(handle).toHaveAttribute('aria-expanded', 'false');
});

test('the arrow keys move it, and Tab leaves it', async () => {
	const { full, half } = heightsOf(innerHeight);
	const screen = await show();
	const handle = screen.getByRole('button');
	(handle.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowUp}');
	await rests(full);
	await userEvent.keyboard('{ArrowDown}');
	await rests(half);
	await userEvent.keyboard('{Tab}');
	await expect.element(handle).not.toHaveFocus();
});

test('dragged and let go it rests at the nearest stop', async () => {
	const screen = await show();
	const handle = screen.getByRole('button').element() as HTMLElement;
	handle.setPointerCapture = () => undefined;
	const at = (type: string, clientY: number) =>
		handle.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientY, bubbles: true }));
	at('pointerdown', 400);
	at('pointermove', 720);
	at('pointerup', 720);
	await rests(heightsOf(innerHeight).peek);
});
