import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sampleLayers } from '../cartography/samples.ts';
import { button, names, open, WAIT } from './map.fixture.ts';
import type { Props } from './props.ts';
import { layerOf } from './tile.fixture.ts';

vi.setConfig({ testTimeout: 90_000 });
afterEach(() => {
	vi.restoreAllMocks();
	document.body.replaceChildren();
});

/** Whatever is asked for, only the tile 4/11/5, around 73° E and 46° N, holds something. */
function answering(tile: number[], when: Promise<unknown> = Promise.resolve()) {
	const asked: string[][] = [];
	const original = globalThis.fetch;
	vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
		const url = new URL(input instanceof Request ? input.url : String(input), location.href);
		if (url.pathname !== '/tiles.mvts') return original(input, init);
		const list = url.searchParams.get('tiles')!.split(',');
		asked.push(list);
		const body = list.flatMap((one) => {
			const held = one === '4/11/5' ? tile : [];
			return [0, 0, held.length >> 8, held.length & 255, ...held];
		});
		return when.then(() => new Response(Uint8Array.from(body)));
	});
	return asked;
}
const camera = { zoom: 4, lat: 46, lon: 73 };
const tiles = { url: '/tiles.mvts?type=attack', matched: 5000 };
const cell = { count: 1204, class: 'attack', killed_best: 350 };
const one = { id: 'i-1', count: 1, class: 'attack', killed_best: 6, earliest: '2011-11-12' };
const CELL = '1,204 incidents around here, 350 killed';
const ONE = 'Attack, 12 November 2011, 6 killed';

/** Whether the map says of itself that it still shows the answer before. */
const isLate = (target: HTMLElement) => target.querySelector('[data-late]') !== null;

test('of one view are asked for together, and what they hold is operable and named', async () => {
	const asked = answering([
		...layerOf('cells', cell, 1000, 1000),
		...layerOf('incidents', one, 3000, 3000)
	]);
	const { target, onopen } = await open({ layers: [], tiles, camera });
	await expect.poll(() => names(target).sort(), WAIT).toEqual([CELL, ONE]);
	expect(asked[0]!.length).toBeGreaterThan(1);
	await button(ONE).click();
	expect(onopen).toHaveBeenLastCalledWith([{ kind: 'incident', id: 'i-1' }]);
});

test('a cell is looked at more closely by click and by key', async () => {
	answering(layerOf('cells', cell, 1000, 1000));
	const onmove = vi.fn<NonNullable<Props['onmove']>>();
	const { target, onopen } = await open({ layers: [], tiles, camera, onmove });
	await expect.poll(() => names(target), WAIT).toEqual([CELL]);
	(button(CELL).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => onmove.mock.lastCall?.[0].zoom, WAIT).toBe(6);
	expect(onmove.mock.lastCall?.[2]).toBe(true);
	expect(onopen).not.toHaveBeenCalled();
});

test('give way to features when the matches are few, on the same map', async () => {
	answering(layerOf('cells', cell, 1000, 1000));
	const { target, rerender } = await open({ layers: [], tiles, camera });
	await expect.poll(() => names(target), WAIT).toEqual([CELL]);
	const canvas = target.querySelector('canvas');
	await rerender({ tiles: null, layers: sampleLayers().slice(0, 1) });
	await expect
		.poll(() => names(target), WAIT)
		.toEqual(['Taraz: armed attack, 12 November 2011, 6 killed']);
	await rerender({ tiles, layers: [] });
	await expect.poll(() => names(target), WAIT).toEqual([CELL]);
	expect(target.querySelector('canvas')).toBe(canvas);
});

test('of the question before stay, pale, until those of the next have come', async () => {
	answering(layerOf('cells', cell, 1000, 1000));
	const { target, rerender } = await open({ layers: [], tiles, camera });
	await expect.poll(() => names(target), WAIT).toEqual([CELL]);
	vi.restoreAllMocks();
	const answer = Promise.withResolvers<undefined>();
	const asked = answering(layerOf('cells', { ...cell, count: 7 }, 1000, 1000), answer.promise);
	await rerender({ tiles: { ...tiles, url: '/tiles.mvts?type=bombing' } });
	await expect.poll(() => asked.length, WAIT).toBeGreaterThan(0);
	expect(names(target)).toEqual([CELL]);
	expect(isLate(target)).toBe(true);
	answer.resolve(undefined);
	await expect.poll(() => names(target), WAIT).toEqual(['7 incidents around here, 350 killed']);
	expect(isLate(target)).toBe(false);
});

test('name the place of an incident as features do', async () => {
	const taraz = { ...one, type: 'armed-attack', precision: 'settlement', place: 'Taraz' };
	answering(layerOf('incidents', taraz, 1000, 1000));
	const { target } = await open({ layers: [], tiles, camera });
	await expect
		.poll(() => names(target), WAIT)
		.toEqual(['Taraz: armed attack, 12 November 2011, 6 killed']);
});

test('draw an area by its disc and a capsule, never as a symbol', async () => {
	const district = {
		...one,
		drawing: 'outline',
		area: 'area-7',
		radius: 30_000,
		place: 'Moiynkum'
	};
	answering(layerOf('areas', district, 1000, 1000));
	const { target, onopen } = await open({ layers: [], tiles, camera });
	await expect.poll(() => names(target), WAIT).toEqual(['Moiynkum: 1 incident, 6 killed']);
	expect(target.querySelector('.pill')).not.toBeNull();
	expect(target.querySelector('.spot')).toBeNull();
	await button('Moiynkum: 1 incident, 6 killed').click();
	expect(onopen).toHaveBeenLastCalledWith([{ kind: 'incident', id: 'i-1' }]);
});

test('that name nobody at one place ask for all that lies there', async () => {
	const stack = { count: 785, class: 'attack', killed_best: 5367, place: 'Aleppo' };
	answering(layerOf('incidents', stack, 1000, 1000));
	const ondraw = vi.fn<NonNullable<Props['ondraw']>>();
	const { target } = await open({ layers: [], tiles, camera, ondraw });
	await expect.poll(() => names(target), WAIT).toEqual(['Aleppo: 785 incidents, 5367 killed']);
	await button('Aleppo: 785 incidents, 5367 killed').click();
	expect(ondraw.mock.lastCall?.[0]).toHaveProperty('bbox');
});
