import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { LayerCollection } from '../cartography/feature.ts';
import { at, sampleLayers, within } from '../cartography/samples.ts';
import { button, drawn, nameOf, names, open, WAIT } from './map.fixture.ts';
import type { Props } from './props.ts';

vi.setConfig({ testTimeout: 90_000 });
afterEach(() => {
	vi.restoreAllMocks();
	document.body.replaceChildren();
});

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
			const name = nameOf(document.activeElement);
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

test('in a crowd areas of incidents that lie close share a capsule, which counts no presence', async () => {
	const areas = [58, 58.5, 10].map((lon, index) => {
		const id = `somewhere-${index}`;
		return within(id, id, [lon, 20], { place: id });
	});
	const layers = [...sampleLayers(), { ...sampleLayers()[0]!, features: areas }];
	const { target } = await open({
		crowded: true,
		layers,
		extent: [-170, -60, 170, 70]
	});
	await drawn(target);
	await expect
		.poll(() => names(target).filter((name) => name.includes('group')), WAIT)
		.toEqual(expect.arrayContaining([NAMES[1], NAMES[3]]));
	await expect
		.poll(() => names(target).filter((name) => /and \d more/.test(name)), WAIT)
		.toHaveLength(1);
});
