import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEmbed, initialEmbed, INTERACTIONS, parseEmbed, picturesOf } from './embed.ts';
import { initialFigure } from './figure.ts';
import { viewSample } from './samples.ts';
import { initialView, parseView } from './view.ts';

const optionsSample = fc.record({
	interactive: fc.constantFrom(...INTERACTIONS),
	legend: fc.boolean(),
	words: fc.boolean(),
	numbered: fc.constantFrom(true, false, null)
});

test('whatever is embedded, its address gives the view and the options back', () => {
	fc.assert(
		fc.property(viewSample, optionsSample, (view, { interactive, words, ...more }) => {
			const figure = { ...initialFigure, ...more, words };
			const params = new URLSearchParams(formatEmbed(view, { interactive, words, figure }));
			expect(parseEmbed(params)).toEqual({ options: { interactive, words, figure }, faults: [] });
			expect(parseView(params).view).toEqual(view);
		})
	);
});

test('an embed without options has an address without them', () => {
	expect(formatEmbed(initialView, initialEmbed)).toBe('');
});

test('a word that is none is refused in a sentence', () => {
	const { faults } = parseEmbed(new URLSearchParams('interactive=always'));
	expect(faults).toEqual([
		'“always” for “interactive” cannot be used: expected one of touch, now, never.'
	]);
});

test('pictures are of the view alone: words and credits stand as text beside them', () => {
	const view = { ...initialView, title: 'Mine', caption: 'Said', alt: 'Seen', snapshot: 'abc' };
	for (const { query } of picturesOf(view, initialEmbed)) {
		const params = new URLSearchParams(query);
		expect([params.get('title'), params.get('caption'), params.get('alt')]).toEqual([
			null,
			null,
			null
		]);
		expect([params.get('words'), params.get('credits'), params.get('snapshot')]).toEqual([
			'0',
			'0',
			'abc'
		]);
	}
});

test('a reader in the dark gets dark pictures, unless the editor chose the colours', () => {
	const [own] = picturesOf(initialView, initialEmbed);
	expect(new URLSearchParams(own?.dark ?? '').get('theme')).toBe('dark');
	const [chosen] = picturesOf({ ...initialView, theme: 'light' }, initialEmbed);
	expect([chosen?.dark, new URLSearchParams(chosen?.query).get('theme')]).toEqual([null, 'light']);
});

test('there is a picture for 320 and for 600 pixels, in the proportion that was chosen', () => {
	const square = { ...initialEmbed, figure: { ...initialFigure, width: 720, height: 720 } };
	expect(picturesOf(initialView, square).map(({ width, height }) => [width, height])).toEqual([
		[320, 320],
		[600, 600],
		[960, 960]
	]);
	expect(picturesOf(initialView, initialEmbed).map(({ width }) => width)).toEqual([320, 600, 960]);
});

test('a proportion that no page could bear is bounded', () => {
	const strip = { ...initialEmbed, figure: { ...initialFigure, width: 4000, height: 100 } };
	const [narrow] = picturesOf(initialView, strip);
	expect(narrow?.height).toBeGreaterThanOrEqual(100);
});
