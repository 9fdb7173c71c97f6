// A drawing as SVG: https://www.w3.org/TR/SVG2/. Text stays text, lettered in the reader's fonts where ours are
// not at hand; nothing is fetched and nothing runs.
import type { Drawing, GroupShape, Paint, Shape, TextShape } from './drawing.ts';
import type { Face, Fonts } from './fonts.ts';
import { lineWidth, runsOf, type Run } from './line.ts';
import { short } from './path.ts';

const SANS = `'Noto Sans','Noto Sans Arabic','Segoe UI','Helvetica Neue',Arial,sans-serif`;
const ARABIC = `'Noto Sans Arabic','Noto Sans','Segoe UI',Tahoma,sans-serif`;
const SERIF = `'Noto Serif','Noto Sans Arabic',Georgia,'Times New Roman',serif`;

/** How each face is asked for. */
const STYLES: Record<Face, string> = {
	regular: `font-family="${SANS}"`,
	semibold: `font-family="${SANS}" font-weight="600"`,
	serif: `font-family="${SERIF}" font-weight="600"`,
	italic: `font-family="${SERIF}" font-style="italic"`,
	arabic: `font-family="${ARABIC}"`,
	'arabic-semibold': `font-family="${ARABIC}" font-weight="600"`
};

/** Characters that XML has no place for: https://www.w3.org/TR/xml/#charsets */
const UNFIT = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Plain text as XML. */
export const escapeXML = (text: string): string =>
	text
		.toWellFormed()
		.replace(UNFIT, '')
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function attributes(paint: Paint): string {
	const { fill, fillOpacity, stroke, line = 1, dash, opacity, round, evenOdd } = paint;
	const pairs: string[] = [`fill="${fill ?? 'none'}"`];
	if (evenOdd) pairs.push('fill-rule="evenodd"');
	if (fillOpacity !== undefined) pairs.push(`fill-opacity="${short(fillOpacity)}"`);
	if (stroke) {
		pairs.push(`stroke="${stroke}" stroke-width="${short(line)}"`);
		if (dash) pairs.push(`stroke-dasharray="${dash.map((one) => short(one)).join(' ')}"`);
		if (round) pairs.push('stroke-linecap="round" stroke-linejoin="round"');
	}
	if (opacity !== undefined) pairs.push(`opacity="${short(opacity)}"`);
	return pairs.join(' ');
}

const shiftOf = (anchor: TextShape['anchor']): number =>
	anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;

/** A line, or its runs one by one where some of them are read from the right. */
function textElements(shape: TextShape, fonts: Fonts): string {
	const { x, y, text, size, fill, anchor, spacing, halo, opacity } = shape;
	const runs = runsOf(fonts, shape);
	const left = x - shiftOf(anchor) * lineWidth(fonts, shape);
	// Letters that join are never set apart.
	const gap = ({ rightToLeft }: Run) =>
		spacing && !rightToLeft ? ` letter-spacing="${short(spacing)}"` : '';
	// Whatever letters are at hand take the room that was found for ours: a picture in a page gets no fonts. Inkscape
	// tears apart what it is to fit and reads from the right.
	const room = ({ width, rightToLeft }: Run) =>
		rightToLeft ? '' : ` textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"`;
	const [only] = runs;
	const write = (attributes: string) => {
		if (only && runs.length === 1) {
			const where = anchor && anchor !== 'start' ? ` text-anchor="${anchor}"` : '';
			return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}" ${STYLES[only.face]}${where}${gap(only)}${room(only)} ${attributes}>${escapeXML(text)}</text>`;
		}
		return runs
			.filter(({ text }) => text.trim())
			.map(
				(run) =>
					`<text x="${short(left + run.x)}" y="${short(y)}" font-size="${short(size)}" ${STYLES[run.face]}${gap(run)}${room(run)} ${attributes} xml:space="preserve">${escapeXML(run.text)}</text>`
			)
			.join('');
	};
	const faded = opacity === undefined ? '' : ` opacity="${short(opacity)}"`;
	// Not every program draws an edge under its letters, so it is a text of its own.
	const edge = halo
		? write(
				`aria-hidden="true" fill="${halo.colour}" stroke="${halo.colour}" stroke-width="${short(halo.width)}" stroke-linejoin="round"${faded}`
			)
		: '';
	return edge + write(`fill="${fill}"${faded}`);
}

/** A line as the outlines of its letters, for a program that has no letters of its own. */
function outlinedText(shape: TextShape, fonts: Fonts): string {
	const { x, y, size, fill, anchor, spacing = 0, halo, opacity } = shape;
	const left = x - shiftOf(anchor) * lineWidth(fonts, shape);
	const faded = opacity === undefined ? '' : ` opacity="${short(opacity)}"`;
	let [edges, letters] = ['', ''];
	for (const run of runsOf(fonts, shape)) {
		const scale = size / fonts.fontOf(run.face).unitsPerEm;
		const d = fonts.outlineOf(run.text, run.face, run.rightToLeft ? 0 : spacing / scale);
		if (!d) continue;
		// The letters of a font stand upright on their baseline.
		const matrix = [scale, 0, 0, -scale].map((one) => short(one, 6)).join(' ');
		const path = `<path transform="matrix(${matrix} ${short(left + run.x)} ${short(y)})" d="${d}"`;
		if (halo)
			edges += `${path} fill="none" stroke="${halo.colour}" stroke-width="${short(halo.width / scale)}" stroke-linejoin="round"${faded}/>`;
		letters += `${path} fill="${fill}"${faded}/>`;
	}
	return edges + letters;
}

/** A drawing as a file. `mark` tells its ids from those of another figure on the same page; `outlined` has no text. */
export function toSVG(drawing: Drawing, fonts: Fonts, mark: string, outlined = false): string {
	const { width, height, unit, background, title, alt, lang, shapes } = drawing;
	let clips = 0;
	const inGroup = ({ name, role, at, clip, children }: GroupShape): string => {
		const id = clip ? `c${++clips}-${mark}` : '';
		const { x = 0, y = 0, width = 0, height = 0 } = clip ?? {};
		const cut = clip
			? `<clipPath id="${id}"><rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/></clipPath>`
			: '';
		const pairs = [
			role ? ` data-part="${role}"` : '',
			at ? ` transform="translate(${short(at[0])} ${short(at[1])})"` : '',
			clip ? ` clip-path="url(#${id})"` : ''
		].join('');
		const told = name ? `<title>${escapeXML(name)}</title>` : '';
		return `${cut}<g${pairs}>${told}${children.map(write).join('')}</g>`;
	};
	const write = (shape: Shape): string => {
		switch (shape.kind) {
			case 'group':
				return inGroup(shape);
			case 'text':
				return outlined ? outlinedText(shape, fonts) : textElements(shape, fonts);
			case 'path': {
				const { d, at, scale } = shape;
				const moved = at
					? ` transform="translate(${short(at[0])} ${short(at[1])})${scale ? ` scale(${short(scale, 4)})` : ''}"`
					: '';
				return `<path d="${d}"${moved} ${attributes(shape)}/>`;
			}
			case 'circle': {
				const { x, y, r } = shape;
				return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" ${attributes(shape)}/>`;
			}
			case 'rect': {
				const { x, y, width, height, r } = shape;
				const corner = r ? ` rx="${short(r)}"` : '';
				return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${corner} ${attributes(shape)}/>`;
			}
		}
	};
	const [wide, high] = [short(width * unit), short(height * unit)];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-labelledby="t-${mark} d-${mark}" xml:lang="${escapeXML(lang)}" lang="${escapeXML(lang)}">`,
		`<title id="t-${mark}">${escapeXML(title)}</title>`,
		`<desc id="d-${mark}">${escapeXML(alt)}</desc>`,
		`<rect width="${short(width)}" height="${short(height)}" fill="${background}"/>`,
		...shapes.map(write),
		'</svg>\n'
	].join('\n');
}
