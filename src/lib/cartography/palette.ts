// Every colour of the sheet, light and dark, apart from whatever draws with it.

import type { SymbolClass } from './symbols.ts';

/** `print`: white paper, dark enough to be read in grey. */
export type Theme = 'light' | 'dark' | 'print';

const light = {
	paper: '#F6F3EC',
	panel: '#FFFFFF',
	ink: '#1D2329',
	soft: '#5B646D',
	/** Decoration only: too pale for text. */
	faint: '#8B939A',
	rule: '#E4DED2',
	land: '#F4F0E7',
	water: '#D5E2E9',
	river: '#C4D7E0',
	countryBorder: '#A79B88',
	regionBorder: '#D8CFBF',
	label: '#6F675B',
	seaLabel: '#7E9AAA',
	accent: '#14557B',
	tint: '#E3EEF4',
	attack: '#C8452C',
	explosion: '#8E3B7F',
	abduction: '#2B5DB8',
	'arrest-or-raid': '#5A3E28',
	'protest-or-riot': '#1C83A6',
	other: '#3B4249',
	unknown: '#857A85',
	statement: '#A87400',
	presence: '#2E6F5E'
};

export type Palette = Readonly<typeof light> & Readonly<Record<SymbolClass, string>>;

const dark: Palette = {
	paper: '#121518',
	panel: '#1A1E23',
	ink: '#E9E5DC',
	soft: '#A3ABB3',
	faint: '#78818A',
	rule: '#2C3238',
	land: '#20252A',
	water: '#10191F',
	river: '#2A3A45',
	countryBorder: '#5D646B',
	regionBorder: '#343A40',
	label: '#A69F92',
	seaLabel: '#4F6B7B',
	accent: '#7FC1E8',
	tint: '#1F303B',
	attack: '#F07A5E',
	explosion: '#D58AC6',
	abduction: '#7E9BF5',
	'arrest-or-raid': '#C7A27C',
	'protest-or-riot': '#54C6E6',
	other: '#C3C9CE',
	unknown: '#8F8A82',
	statement: '#E3B341',
	presence: '#6FC2A8'
};

const print: Palette = {
	paper: '#FFFFFF',
	panel: '#FFFFFF',
	ink: '#111315',
	soft: '#454B51',
	faint: '#858B91',
	rule: '#C9CCCE',
	land: '#FFFFFF',
	water: '#DDE4E8',
	river: '#BCCAD2',
	countryBorder: '#77736C',
	regionBorder: '#C6C2BA',
	label: '#57524B',
	seaLabel: '#5D7784',
	accent: '#0F4464',
	tint: '#EEF1F3',
	attack: '#B02A1C',
	explosion: '#7A2F6C',
	abduction: '#224E9E',
	'arrest-or-raid': '#4A3220',
	'protest-or-riot': '#136F8E',
	other: '#2F353B',
	unknown: '#746A74',
	statement: '#957000',
	presence: '#235847'
};

const PALETTES: Record<Theme, Palette> = { light, dark, print };

/** The colours of a theme, as #RRGGBB. */
export const palette = (theme: Theme): Palette => PALETTES[theme];

/** The colour of a class of symbols; never alone: a glyph or a word goes with each. */
export function symbolColour(theme: Theme, symbolClass: SymbolClass): string {
	return palette(theme)[symbolClass];
}

/** WCAG 2 contrast of two #RRGGBB colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
	const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
		number,
		number
	];
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
	const channel = (at: number) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
