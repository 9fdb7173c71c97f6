import { describe, expect, it } from 'vitest';
import { fontFaces } from './fonts.ts';
import { LAYERS } from './layers.ts';
import { palette } from './palette.ts';
import { basemapStyle, type BasemapOptions } from './style.ts';

const options: BasemapOptions = { theme: 'light', lang: 'en', basemapUrl: '/basemap.pmtiles' };

describe('the style of the basemap', () => {
	it('draws its layers in the order of the one list', () => {
		const ids = basemapStyle(options).layers.map(({ id }) => id);
		expect(ids).toEqual(LAYERS.filter((id) => ids.includes(id)));
	});

	it('asks nobody else for glyphs, sprites or tiles', () => {
		const style = basemapStyle({ ...options, fonts: fontFaces((file) => `/fonts/${file}`) });
		expect(style.glyphs).toBeUndefined();
		expect(style.sprite).toBeUndefined();
		expect(JSON.stringify(style)).not.toMatch(/https?:/);
	});

	it('letters every layer with a font it declares', () => {
		const style = basemapStyle({ ...options, fonts: fontFaces((file) => file) });
		const declared = Object.keys(style['font-faces'] ?? {});
		for (const { layout = {} } of style.layers) {
			if ('text-font' in layout)
				expect(declared).toEqual(expect.arrayContaining(layout['text-font'] as string[]));
		}
	});

	it('has no other colour than those of the theme', () => {
		for (const theme of ['light', 'dark'] as const) {
			const used = JSON.stringify(basemapStyle({ ...options, theme }).layers).match(
				/#[0-9A-F]{6}/gi
			);
			const known: string[] = Object.values(palette(theme));
			expect(used?.filter((colour) => !known.includes(colour))).toEqual([]);
		}
	});

	it('dashes disputed lines, and no others', () => {
		const dashed = basemapStyle(options).layers.filter(
			({ paint = {} }) => 'line-dasharray' in paint
		);
		expect(dashed.map(({ id }) => id)).toEqual(['boundaries-disputed']);
	});

	it('takes native names where it is told to and there are any', () => {
		const text = JSON.stringify(basemapStyle({ ...options, lang: 'native' }));
		expect(text).toContain('["coalesce",["get","name_native"],["get","name"]]');
	});
});
