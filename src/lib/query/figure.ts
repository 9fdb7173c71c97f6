// What an address says of a figure beside its view: how large it is and what stands on it.
import type { Key } from './keys.ts';
import { parseNumber, parseWhole } from './number.ts';

/** How a figure is drawn; sizes in CSS pixels, of which 96 are an inch. */
export interface FigureOptions {
	width: number;
	/** Null: as high as what stands on it needs. */
	height: number | null;
	/** Dots of a PNG a pixel. */
	scale: number;
	/** Null: where there are few enough to be listed. */
	numbered: boolean | null;
	legend: boolean;
	credits: boolean;
	/** Title and caption. */
	words: boolean;
}

/** A size that is offered. */
export interface FigureSize {
	id: 'column' | 'wide' | 'square' | 'a4' | 'slide';
	words: string;
	width: number;
	height: number | null;
}

/** CSS pixels of a length on paper, in whole pixels. */
const millimetres = (length: number): number => Math.round((length / 25.4) * 96);

/** The sizes that are offered, the usual one first. */
export const FIGURE_SIZES: readonly FigureSize[] = [
	{ id: 'wide', words: 'Across the page, 178 mm', width: millimetres(178), height: null },
	{ id: 'column', words: 'One column, 86 mm', width: millimetres(86), height: null },
	{ id: 'square', words: 'Square', width: 720, height: 720 },
	{ id: 'a4', words: 'A4 page', width: millimetres(210), height: millimetres(297) },
	{ id: 'slide', words: 'Slide, 16 to 9', width: 1280, height: 720 }
];

const FLAGS: Record<string, boolean> = { '0': false, '1': true };
const flag = (initial: boolean | undefined): Key<boolean> => ({
	type: '0 or 1',
	initial,
	parse: (text) => FLAGS[text] ?? null,
	format: (value) => (value ? '1' : '0')
});

const pixels = (least: number, initial?: number): Key<number> => ({
	type: `a whole number of pixels, ${least} to 4000`,
	initial,
	parse: (text) => {
		const value = parseWhole(text);
		return value !== null && value >= least && value <= 4000 ? value : null;
	},
	format: String
});

/** The keys of a figure, in the order of addresses. */
const FIGURE_KEYS: { [K in keyof FigureOptions]: Key<NonNullable<FigureOptions[K]>> } = {
	width: pixels(200, millimetres(178)),
	height: pixels(100),
	scale: {
		type: 'a number from 1 to 4',
		initial: 2,
		parse: (text) => parseNumber(text, 1, 4),
		format: String
	},
	numbered: flag(undefined),
	legend: flag(true),
	credits: flag(true),
	words: flag(true)
};

/** A figure of which the address says nothing. */
export const initialFigure: Readonly<FigureOptions> = {
	width: millimetres(178),
	height: null,
	scale: 2,
	numbered: null,
	legend: true,
	credits: true,
	words: true
};

/** Reads what an address says of a figure; each value that cannot be used is told in a sentence. */
export function parseFigure(params: URLSearchParams): { options: FigureOptions; faults: string[] } {
	const options: FigureOptions = { ...initialFigure };
	const faults: string[] = [];
	const take = <K extends keyof FigureOptions>(key: K) => {
		const texts = params.getAll(key).map((text) => text.trim());
		const [text, other] = [...new Set(texts.filter(Boolean))];
		if (text === undefined) return;
		const { parse, type } = FIGURE_KEYS[key];
		const value = other === undefined ? parse(text) : null;
		if (value !== null) options[key] = value;
		else if (other !== undefined) faults.push(`“${key}” is given more than once.`);
		else faults.push(`“${text.slice(0, 60)}” for “${key}” cannot be used: expected ${type}.`);
	};
	for (const key of Object.keys(FIGURE_KEYS)) take(key as keyof FigureOptions);
	return { options, faults };
}

/** The pairs of keys and values that say so in an address, as `width=325&legend=0`; what is usual is left out. */
export function formatFigure(options: Partial<FigureOptions>): string {
	const pairs: string[] = [];
	const put = <K extends keyof FigureOptions>(key: K) => {
		const { initial, format } = FIGURE_KEYS[key];
		const value = options[key];
		if (value !== undefined && value !== null && value !== initial)
			pairs.push(`${key}=${format(value)}`);
	};
	for (const key of Object.keys(FIGURE_KEYS)) put(key as keyof FigureOptions);
	return pairs.join('&');
}
