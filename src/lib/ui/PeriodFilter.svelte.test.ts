import '../../app.css';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Histogram } from '../query/engine.ts';
import PeriodFilter from './PeriodFilter.svelte';
import type { Window } from './timeline.ts';
import { viewOf } from './view.fixture.ts';

const bin = (day: string, incidents: number, best = 0) => ({
	from: day,
	to: day,
	incidents,
	low: best,
	best,
	high: best
});
const histogram: Histogram = {
	unit: 'day',
	bins: [bin('2011-11-01', 1, 1), bin('2011-11-02', 0), bin('2011-11-03', 2, 6)],
	wide: [],
	undated: 1
};
const show = (more = {}) => {
	const onwindow = vi.fn((_window: Window, _passing: boolean) => Promise.resolve());
	return { onwindow, props: { view: viewOf(), histogram, onwindow, ...more } };
};

test('the handles say their days and take a window by keyboard, asking once for many keys', async () => {
	const { onwindow, props } = show();
	const screen = await render(PeriodFilter, props);
	const from = screen.getByRole('slider', { name: 'From' });
	await expect.element(from).toHaveAttribute('aria-valuetext', '31 October 2011');
	(from.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await expect.element(from).toHaveAttribute('aria-valuetext', '2 November 2011');
	await expect.poll(() => onwindow.mock.calls).toEqual([[{ from: '2011-11-02', to: null }, false]]);
});

test('a handle does not pass the other', async () => {
	const { onwindow, props } = show({ view: viewOf({ to: '2011-11-02' }) });
	const screen = await render(PeriodFilter, props);
	(screen.getByRole('slider', { name: 'From' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{End}');
	await expect
		.poll(() => onwindow.mock.calls)
		.toEqual([[{ from: '2011-11-02', to: '2011-11-02' }, false]]);
});

test('a drag over the bars takes what lies under it', async () => {
	const { onwindow, props } = show();
	const screen = await render(PeriodFilter, props);
	const chart = screen.getByRole('img').element();
	const { left, width, top } = chart.getBoundingClientRect();
	const at = (type: string, share: number) =>
		chart.dispatchEvent(
			new PointerEvent(type, {
				pointerId: 1,
				button: 0,
				clientX: left + share * width,
				clientY: top + 5,
				bubbles: true
			})
		);
	vi.spyOn(chart, 'setPointerCapture').mockImplementation(() => undefined);
	at('pointerdown', 0.3);
	at('pointermove', 0.7);
	at('pointerup', 0.7);
	await expect
		.poll(() => onwindow.mock.calls)
		.toEqual([[{ from: '2011-11-01', to: '2011-11-03' }, false]]);
});

test('the bars are told in words, the undated beside them', async () => {
	const screen = await render(PeriodFilter, show().props);
	await expect
		.element(screen.getByRole('img'))
		.toHaveAccessibleName(
			'1 November 2011: 1 incident, 1 killed; 3 November 2011: 2 incidents, 6 killed'
		);
	await expect.element(screen.getByText(/1 undated/)).toBeVisible();
});

test('playback goes on after each answer until it is paused', async () => {
	const { onwindow, props } = show();
	const screen = await render(PeriodFilter, props);
	await screen.getByLabelText('Speed').selectOptions('fast');
	await screen.getByRole('button', { name: 'Play' }).click();
	await expect.poll(() => onwindow.mock.calls.length).toBeGreaterThan(1);
	expect(onwindow.mock.calls.every(([, passing]) => passing)).toBe(true);
	await screen.getByRole('button', { name: 'Pause' }).click();
	await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('without a dated incident it says so and offers nothing to move', async () => {
	const { props } = show({ histogram: { ...histogram, bins: [] } });
	const screen = await render(PeriodFilter, props);
	await expect.element(screen.getByText(/nothing to draw over time/)).toBeVisible();
	await expect.element(screen.getByRole('slider')).not.toBeInTheDocument();
});
