import { expect, test } from 'vitest';
import { FIGURE_SIZES } from './figure.ts';
import {
	choicesOf,
	initialChoices,
	ownWords,
	parseChoices,
	sharedOptions,
	sharedView
} from './share.ts';
import { initialView, parseView } from './view.ts';

const made = { title: 'Incidents', caption: 'Three incidents.', alt: 'Map.' };
const read = (query: string) => parseChoices(new URLSearchParams(query), made);

test('pinned is what is chosen before anybody chose', () => {
	expect(read('').pinned).toBe(true);
	expect(sharedView(initialView, initialChoices, 'abc').snapshot).toBe('abc');
	expect(sharedView(initialView, { ...initialChoices, pinned: false }, 'abc').snapshot).toBeNull();
});

test('a box that is not ticked is not sent, and is read as not ticked', () => {
	expect(read('legend=0&words=0&words=1').legend).toBe(false);
	expect(read('legend=0&words=0&words=1').words).toBe(true);
	expect(read('').legend).toBe(true);
});

test('a form with what cannot be used is read without it', () => {
	expect(read('size=huge&theme=pink&lang=xx&interactive=always')).toEqual(initialChoices);
});

test('a picture is a choice beside a map', () => {
	expect(read('form=static').interactive).toBeNull();
	expect(read('form=interactive&interactive=now').interactive).toBe('now');
	expect(sharedOptions(read('form=static')).interactive).toBe('never');
});

test('words that were not changed stay those that are made anew', () => {
	expect(read('title=Incidents&caption=Mine&alt=').title).toBeNull();
	expect(read('title=Incidents&caption=Mine&alt=')).toMatchObject({ caption: 'Mine', alt: null });
	expect(ownWords('title', '  Incidents \n', 'Incidents')).toBeNull();
	expect(ownWords('title', 'x'.repeat(400), '')).toHaveLength(300);
});

test.each(FIGURE_SIZES)('the size $id is that of its figure, and is read back from it', (size) => {
	const { figure } = sharedOptions({ ...initialChoices, size: size.id });
	expect([figure.width, figure.height]).toEqual([size.width, size.height]);
	const query = `width=${size.width}${size.height === null ? '' : `&height=${size.height}`}`;
	const params = new URLSearchParams(query);
	expect(choicesOf(parseView(params).view, params).size).toBe(size.id);
});

test("the editor's words, theme and language go into the view that is shared", () => {
	const choices = { ...initialChoices, title: 'T', caption: 'C', alt: 'A', theme: 'dark' as const };
	expect(sharedView({ ...initialView, after: 'x' }, choices, 'abc')).toMatchObject({
		...{ title: 'T', caption: 'C', alt: 'A', theme: 'dark', lang: 'en', after: null }
	});
});
