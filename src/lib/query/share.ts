// How a view is put in a report: what an editor chose, what the address of the dialog says of it, what it makes of the view.
import type { Caption } from './caption.ts';
import {
	initialEmbed,
	INTERACTIONS,
	parseEmbed,
	type EmbedOptions,
	type Interaction
} from './embed.ts';
import { FIGURE_SIZES, initialFigure, type FigureSize } from './figure.ts';
import { LENGTHS, OPTIONS } from './keys.ts';
import type { View } from './view.ts';

/** What an editor chose. */
export interface Choices {
	/** The data as it is now for good; else it follows what comes. */
	pinned: boolean;
	/** Null: a picture, not a frame. */
	interactive: Interaction | null;
	size: FigureSize['id'];
	theme: View['theme'];
	lang: View['lang'];
	/** Numbers at the places, explained in a list; null: in a picture of few. */
	numbered: boolean | null;
	legend: boolean;
	/** Title and caption. */
	words: boolean;
	credits: boolean;
	/** The editor's own words; null where those that were made stand. */
	title: string | null;
	caption: string | null;
	alt: string | null;
}

const FLAGS = ['legend', 'words', 'credits'] as const;
const NUMBERED = new Map([
	['1', true],
	['0', false]
]);
type Words = Pick<Caption, 'title' | 'caption' | 'alt'>;

/** What is chosen before anybody chose. */
export const initialChoices: Readonly<Choices> = {
	...{ pinned: true, interactive: 'touch', size: 'wide', theme: null, lang: 'en' },
	...{ numbered: null, legend: true, words: true, credits: true },
	...{ title: null, caption: null, alt: null }
};

/** The keys of the dialog's form that are not keys of a view. */
export const SHARE_KEYS = ['data', 'form', 'size', 'interactive', 'numbered', ...FLAGS] as const;

/** The editor's text where it says something else than what was made; cut to what an address carries. */
export const ownWords = (key: keyof Words, text: string, made: string): string | null => {
	const plain = text.trim().replace(/\r\n?/g, '\n').slice(0, LENGTHS[key]).toWellFormed();
	return plain === '' || plain === made.trim() ? null : plain;
};

/**
 * Reads the form of the dialog. A box that is not ticked is not sent, so that of two values of a key the last one
 * holds; what cannot be used stays as it would be without it.
 */
export function parseChoices(params: URLSearchParams, made: Words): Choices {
	const last = (key: string) => params.getAll(key).at(-1)?.trim() ?? '';
	const flag = (key: (typeof FLAGS)[number]) =>
		last(key) === '' ? initialChoices[key] : last(key) === '1';
	const words = (key: keyof Words) => ownWords(key, last(key), made[key]);
	const interactive = INTERACTIONS.find((word) => word === last('interactive')) ?? 'touch';
	return {
		pinned: last('data') !== 'live',
		interactive: last('form') === 'static' ? null : interactive,
		size: FIGURE_SIZES.find(({ id }) => id === last('size'))?.id ?? initialChoices.size,
		theme: OPTIONS.theme.parse(last('theme')),
		lang: OPTIONS.lang.parse(last('lang')) ?? initialChoices.lang,
		numbered: NUMBERED.get(last('numbered')) ?? null,
		legend: flag('legend'),
		words: flag('words'),
		credits: flag('credits'),
		title: words('title'),
		caption: words('caption'),
		alt: words('alt')
	};
}

/** The address's own choices, where it is that of an embed or a figure and not of the dialog. */
export function choicesOf(view: View, params: URLSearchParams): Choices {
	const { options } = parseEmbed(params);
	const { figure } = options;
	const size = FIGURE_SIZES.find(
		({ width, height }) => width === figure.width && height === figure.height
	);
	const { theme, lang, title, caption, alt } = view;
	return {
		...initialChoices,
		...{ theme, lang, title, caption, alt },
		interactive: options.interactive,
		size: size?.id ?? initialChoices.size,
		numbered: figure.numbered,
		legend: figure.legend,
		words: options.words,
		credits: figure.credits
	};
}

/** The size of these choices. */
export const sizeOf = ({ size }: Pick<Choices, 'size'>): FigureSize => {
	const [first] = FIGURE_SIZES;
	const found = FIGURE_SIZES.find(({ id }) => id === size) ?? first;
	if (!found) throw new Error('There is no size of a figure to choose.');
	return found;
};

/** The view that is put in the report: with the data that it stays with, the look and the words chosen. */
export function sharedView(view: View, choices: Choices, snapshot: string): View {
	const { theme, lang, title, caption, alt } = choices;
	return {
		...view,
		...{ theme, lang, title, caption, alt, after: null },
		snapshot: choices.pinned ? snapshot : null
	};
}

/** How these choices show it. */
export function sharedOptions(choices: Choices): EmbedOptions {
	const { width, height } = sizeOf(choices);
	const { numbered, legend, words, credits, interactive } = choices;
	return {
		...initialEmbed,
		words,
		interactive: interactive ?? 'never',
		figure: { ...initialFigure, width, height, legend, words, credits, numbered }
	};
}
