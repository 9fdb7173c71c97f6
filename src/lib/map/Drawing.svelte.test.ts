import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { button, drawn, open, WAIT } from './map.fixture.ts';
import type { Shape } from './shape.ts';

vi.setConfig({ testTimeout: 90_000 });
afterEach(() => {
	vi.restoreAllMocks();
	document.body.replaceChildren();
});

describe('drawing', () => {
	const begin = async (what: string) => {
		await button('Limit to a part of the map').click();
		await button(what).click();
		await expect.poll(() => document.querySelector('[data-ready]'), WAIT).not.toBeNull();
	};
	const camera = { zoom: 4, lat: 41, lon: 60 };

	test('a box gives west, south, east and north', async () => {
		const ondraw = vi.fn<(shape: Shape | null) => void>();
		const { target } = await open({ ondraw, camera });
		await drawn(target);
		await begin('Draw a box');
		const canvas = target.querySelector('canvas')!;
		await userEvent.click(canvas, { position: { x: 400, y: 250 } });
		await userEvent.hover(canvas, { position: { x: 500, y: 390 } });
		await userEvent.click(canvas, { position: { x: 500, y: 390 } });
		await expect.poll(() => ondraw.mock.calls.length, WAIT).toBe(1);
		const shape = ondraw.mock.lastCall?.[0];
		if (!shape || !('bbox' in shape)) throw new Error('A box was expected.');
		const [west, south, east, north] = shape.bbox;
		// 8192 pixels go around the world at zoom 4; the middle of the map lies at x 450, y 320.
		expect(west).toBeCloseTo(60 - (50 * 360) / 8192, 1);
		expect(east).toBeCloseTo(60 + (50 * 360) / 8192, 1);
		expect(south).toBeLessThan(41);
		expect(north).toBeGreaterThan(41);
	});

	test('is given up by Escape, and by nothing else of the page', async () => {
		const ondraw = vi.fn();
		const pressed = vi.fn();
		addEventListener('keydown', pressed);
		const { target } = await open({ ondraw, camera });
		await drawn(target);
		await begin('Outline an area');
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => document.querySelector('[data-ready]')).toBeNull();
		removeEventListener('keydown', pressed);
		expect(pressed).not.toHaveBeenCalled();
		expect(ondraw).not.toHaveBeenCalled();
	});

	test('the view itself is taken as a box, and an area is cleared', async () => {
		const ondraw = vi.fn<(shape: Shape | null) => void>();
		const { rerender } = await open({ ondraw, camera });
		await button('Limit to a part of the map').click();
		await button('This view').click();
		const shape = ondraw.mock.lastCall?.[0];
		if (!shape || !('bbox' in shape)) throw new Error('A box was expected.');
		expect(shape.bbox[2] - shape.bbox[0]).toBeCloseTo((900 * 360) / 8192, 1);
		await rerender({ shape });
		await button('Limit to a part of the map').click();
		await button('Clear the area').click();
		expect(ondraw).toHaveBeenLastCalledWith(null);
	});
});
