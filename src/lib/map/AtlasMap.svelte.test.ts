import '../../app.css';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { at, sampleLayers } from '../cartography/samples.ts';
import type { LayerCollection } from '../cartography/feature.ts';
import AtlasMap from './AtlasMap.svelte';
import type { Props } from './props.ts';
import type { Shape } from './shape.ts';

/** Software drawing on a busy machine takes its time. */
const WAIT = { timeout: 30_000 };
vi.setConfig({ testTimeout: 90_000 });
/** No background: most promises do not need one. */
const PLAIN = 'data:,';

const EXTENT: Props['extent'] = [51, 32, 72, 48];

afterEach(() => {
	vi.restoreAllMocks();
	document.body.replaceChildren();
});

async function open(props: Partial<Props> = {}) {
	const target = document.createElement('div');
	target.style.cssText = 'width: 900px; height: 640px';
	document.body.append(target);
	const onopen = vi.fn<NonNullable<Props['onopen']>>();
	const onfail = vi.fn<NonNullable<Props['onfail']>>();
	const screen = await render(AtlasMap, {
		target,
		props: {
			layers: sampleLayers(),
			extent: EXTENT,
			theme: 'light',
			whole: true,
			basemap: PLAIN,
			onopen,
			onfail,
			...props
		}
	});
	const rerender = (next: Partial<Props>): Promise<void> => screen.rerender(next);
	return { target, onopen, onfail, rerender };
}

const drawn = (target: HTMLElement) =>
	expect.poll(() => target.querySelector('[data-shown]'), WAIT).not.toBeNull();
const button = (name: string) => page.getByRole('button', { name });
const names = (target: HTMLElement) =>
	[...target.querySelectorAll('[data-mark]')].map((node) => node.getAttribute('aria-label'));

const NAMES = [
	'Atyrau: device exploded early, 31 October 2011, 1 killed',
	'Khost province: 1 group said to be present',
	'Khost province: 1 incident, no figure reported',
	'North Waziristan: 6 groups said to be present, no incident recorded',
	'Taraz: armed attack, 12 November 2011, 6 killed'
];

describe('every mark', () => {
	test('is a button named in words, at least 24 pixels wide and high', async () => {
		const { target } = await open();
		await expect.poll(() => names(target).sort(), WAIT).toEqual(NAMES);
		for (const node of target.querySelectorAll('[data-mark]')) {
			const { width, height } = node.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		}
	});

	test('opens its records by a click', async () => {
		const { onopen } = await open();
		await button(NAMES[4]!).click();
		expect(onopen).toHaveBeenLastCalledWith([{ kind: 'incident', id: 'taraz-2011-11-12' }]);
		await button(NAMES[1]!).click();
		expect(onopen).toHaveBeenLastCalledWith([{ kind: 'presence', id: 'haqqani-khost' }]);
	});

	test('opens all records of an area that they share', async () => {
		const { onopen } = await open();
		await button(NAMES[3]!).click();
		expect(onopen).toHaveBeenCalledTimes(1);
		expect(onopen.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(
			[0, 1, 2, 3, 4, 5].map((n) => `nw-${n}`)
		);
	});

	test('is reached and opened by keyboard alone', async () => {
		const { target, onopen } = await open();
		await expect.poll(() => names(target).length, WAIT).toBe(5);
		const reached = new Set<string>();
		for (let presses = 0; presses < 20 && reached.size < 5; presses++) {
			await userEvent.keyboard('{Tab}');
			const name = document.activeElement?.getAttribute('aria-label') ?? '';
			if (!NAMES.includes(name) || reached.has(name)) continue;
			reached.add(name);
			await userEvent.keyboard(reached.size % 2 ? '{Enter}' : ' ');
			expect(onopen).toHaveBeenCalledTimes(reached.size);
		}
		expect([...reached].sort()).toEqual(NAMES);
	});

	test('covers no other', async () => {
		const { target } = await open();
		await expect.poll(() => names(target).length, WAIT).toBe(5);
		const boxes = [...target.querySelectorAll('[data-mark]')].map((n) => n.getBoundingClientRect());
		boxes.forEach((a, i) =>
			boxes.slice(i + 1).forEach((b) => {
				const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
				const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
				expect(Math.min(wide, high)).toBeLessThanOrEqual(0);
			})
		);
	});
});

test('incidents on one coordinate are one button that opens them all', async () => {
	const features = ['a', 'b', 'c'].map((id) => at(id, [60, 40], { killed_best: 1 }));
	const layer: LayerCollection = { type: 'FeatureCollection', id: 'x', title: 'X', features };
	const { onopen } = await open({ layers: [layer] });
	await button('Taraz: 3 incidents, 3 killed').click();
	expect(onopen.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('new layers are drawn on the same map', async () => {
	const { target, rerender } = await open();
	await expect.poll(() => names(target).length, WAIT).toBe(5);
	const canvas = target.querySelector('canvas');
	await rerender({ layers: sampleLayers().slice(0, 1) });
	await expect.poll(() => names(target), WAIT).toEqual([NAMES[4]]);
	expect(target.querySelector('canvas')).toBe(canvas);
});

test('the selected mark says so and wears a ring, and keeps its colour', async () => {
	const { target, rerender } = await open();
	const ring = () =>
		[...target.querySelectorAll('.pill')].map(
			(node) => getComputedStyle(node).boxShadow !== 'none'
		);
	await expect.poll(() => names(target).length, WAIT).toBe(5);
	const colour = () => getComputedStyle(button(NAMES[3]!).element()).color;
	const before = colour();
	expect(ring()).toEqual([false, false, false]);
	await rerender({ selected: 'nw-3' });
	await expect.element(button(NAMES[3]!)).toHaveAttribute('aria-current', 'true');
	expect(ring().filter(Boolean)).toHaveLength(1);
	expect(colour()).toBe(before);
});

test('hovering a mark tells its records, leaving it tells none', async () => {
	const onhover = vi.fn<NonNullable<Props['onhover']>>();
	const { target } = await open({ onhover });
	await button(NAMES[0]!).hover();
	expect(onhover).toHaveBeenLastCalledWith([{ kind: 'incident', id: 'atyrau-2011-10-31' }]);
	await userEvent.hover(target.querySelector('canvas')!, { position: { x: 450, y: 20 } });
	await expect.poll(() => onhover.mock.lastCall, WAIT).toEqual([[]]);
});

test('the map opens on the extent whole and tells where it settled after the reader moved it', async () => {
	const onmove = vi.fn<NonNullable<Props['onmove']>>();
	const { target } = await open({ onmove });
	await drawn(target);
	await button('Zoom in').click();
	await expect.poll(() => onmove.mock.lastCall?.[2], WAIT).toBe(true);
	const [camera, extent] = onmove.mock.lastCall!;
	expect(camera.lon).toBeGreaterThan(51);
	expect(camera.lon).toBeLessThan(72);
	expect(extent[0]).toBeLessThan(camera.lon);
	expect(extent[2]).toBeGreaterThan(camera.lon);
});

test('a region is chosen by a click where nothing else lies', async () => {
	const onregion = vi.fn<(id: string) => void>();
	const ring = [
		[56, 38],
		[64, 38],
		[64, 44],
		[56, 44],
		[56, 38]
	];
	const { target, onopen } = await open({
		onregion,
		camera: { zoom: 4, lat: 41, lon: 60 },
		regions: {
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					id: 'R',
					geometry: { type: 'Polygon', coordinates: [ring] },
					properties: { id: 'R', name: 'Somewhere', count: 1, chosen: false }
				}
			]
		}
	});
	await drawn(target);
	const click = async () => {
		await userEvent.click(target.querySelector('canvas')!, { position: { x: 450, y: 320 } });
		return onregion.mock.lastCall;
	};
	// A region can be clicked once it is drawn.
	await expect.poll(click, WAIT).toEqual(['R']);
	expect(onopen).not.toHaveBeenCalled();
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

test('theme and labels are repainted without rebuilding the map', async () => {
	const onlabels = vi.fn();
	const { target, rerender } = await open({ onlabels, basemap: '/basemap.pmtiles' });
	await drawn(target);
	const canvas = target.querySelector('canvas');
	await button('Names in their own scripts').click();
	expect(onlabels).toHaveBeenCalledWith('native');
	await rerender({ theme: 'dark', labels: 'native' });
	await expect
		.element(button('Names in their own scripts'))
		.toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => names(target).sort(), WAIT).toEqual(NAMES);
	expect(target.querySelector('canvas')).toBe(canvas);
});

test('no request leaves the origin', async () => {
	performance.clearResourceTimings();
	const { target } = await open({ basemap: '/basemap.pmtiles' });
	await drawn(target);
	const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
	expect(asked.some(({ pathname }) => pathname === '/basemap.pmtiles')).toBe(true);
	const left = asked.filter(({ protocol }) => !['data:', 'blob:'].includes(protocol));
	expect(left.filter(({ origin }) => origin !== location.origin)).toEqual([]);
});

test('what a data file says is shown as text', async () => {
	const place = '<img src=x onerror=alert(1)>';
	const layer = sampleLayers()[2]!;
	for (const { properties } of layer.features) properties.place = place;
	const { target } = await open({ layers: [layer] });
	await expect.poll(() => names(target).length, WAIT).toBe(2);
	expect(names(target)[0]).toContain(place);
	expect(target.querySelector('img')).toBeNull();
});

test('a map without its background goes on and says so', async () => {
	const { target, onfail } = await open();
	await expect.poll(() => onfail.mock.calls.length, WAIT).toBe(1);
	expect(onfail.mock.calls[0]?.[0]).toContain('background could not be loaded');
	await drawn(target);
	expect(names(target).sort()).toEqual(NAMES);
});

test('without WebGL a sentence stands where the map would be', async () => {
	vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
	const { target, onfail } = await open();
	expect(onfail).toHaveBeenCalledWith('The map cannot be drawn: this browser offers no WebGL 2.');
	await expect.poll(() => target.textContent).toContain('no WebGL 2');
	expect(target.querySelector('canvas')).toBeNull();
});

describe('tiles', () => {
	/** Protocol buffers by hand: https://github.com/mapbox/vector-tile-spec/tree/master/2.1 */
	const bytes = (...parts: (number | number[])[]) => parts.flat();
	const text = (value: string) => [...new TextEncoder().encode(value)];
	const field = (number: number, body: number[]) =>
		bytes(
			(number << 3) | 2,
			body.length < 128 ? body.length : [(body.length % 128) | 128, body.length >> 7],
			body
		);
	const small = (value: number) => (value < 128 ? [value] : [(value % 128) | 128, value >> 7]);
	function layerOf(
		name: string,
		properties: Record<string, string | number>,
		x: number,
		y: number
	) {
		const keys = Object.keys(properties);
		const values = Object.values(properties).map((value) =>
			typeof value === 'string' ? field(1, text(value)) : bytes(0x28, small(value))
		);
		const geometry = bytes(9, small(x * 2), small(y * 2));
		const tags = keys.flatMap((_, index) => [index, index]);
		const feature = bytes(field(2, tags), 0x18, 1, field(4, geometry));
		return field(
			3,
			bytes(
				0x78,
				2,
				field(1, text(name)),
				field(2, feature),
				keys.flatMap((key) => field(3, text(key))),
				values.flatMap((value) => field(4, value)),
				0x28,
				small(4096)
			)
		);
	}
	/** Whatever is asked for, only the tile 4/11/5, around 73° E and 46° N, holds something. */
	function answering(tile: number[]) {
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
			return Promise.resolve(new Response(Uint8Array.from(body)));
		});
		return asked;
	}
	const camera = { zoom: 4, lat: 46, lon: 73 };
	const tiles = { url: '/tiles.mvts?type=attack', matched: 5000 };
	const cell = { count: 1204, class: 'attack', killed_best: 350 };
	const one = { id: 'i-1', count: 1, class: 'attack', killed_best: 6, earliest: '2011-11-12' };
	const CELL = '1,204 incidents around here, 350 killed';
	const ONE = 'Attack, 12 November 2011, 6 killed';

	test('of one view are asked for together, and what they hold is operable and named', async () => {
		const asked = answering(
			bytes(layerOf('cells', cell, 1000, 1000), layerOf('incidents', one, 3000, 3000))
		);
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
		await expect.poll(() => names(target), WAIT).toEqual([NAMES[4]]);
		await rerender({ tiles, layers: [] });
		await expect.poll(() => names(target), WAIT).toEqual([CELL]);
		expect(target.querySelector('canvas')).toBe(canvas);
	});
});
