import { fontFaces } from '../cartography/fonts.ts';

const files = import.meta.glob<string>(
	[
		'/node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,cyrillic,cyrillic-ext}-{400,600}-normal.woff2',
		'/node_modules/@fontsource/noto-serif/files/noto-serif-{latin,latin-ext,cyrillic,cyrillic-ext}-400-italic.woff2',
		'/node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{400,600}-normal.woff2'
	],
	{ query: '?url', import: 'default', eager: true }
);

/** The map's letters, from the project's own font files. */
export const letters = fontFaces((file) => {
	const address = files[`/node_modules/${file}`];
	return address && new URL(address, location.href).href;
});
