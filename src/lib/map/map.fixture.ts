// Opens a map to be tested in a real browser.
import '../../app.css';
import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { sampleLayers } from '../cartography/samples.ts';
import type { Extent } from '../domain/extent.ts';
import AtlasMap from './AtlasMap.svelte';
import type { Props } from './props.ts';

/** Software drawing on a busy machine takes its time. */
export const WAIT = { timeout: 30_000 };
/** No background: most promises do not need one. */
const PLAIN = 'data:,';

const EXTENT: Extent = [51, 32, 72, 48];

/** A map of 900 x 640 pixels with the sample layers. */
export async function open(props: Partial<Props> = {}) {
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

export const drawn = (target: HTMLElement) =>
	expect.poll(() => target.querySelector('[data-shown]'), WAIT).not.toBeNull();
export const button = (name: string) => page.getByRole('button', { name });

/** A symbol is named by its label; a capsule, which shows text of its own, by hidden words. */
export const nameOf = (node: Element | null) =>
	node?.getAttribute('aria-label') ?? node?.querySelector('.visually-hidden')?.textContent ?? '';
/** Names of all marks that can be operated. */
export const names = (target: HTMLElement) =>
	[...target.querySelectorAll('[data-mark]')].map(nameOf);
