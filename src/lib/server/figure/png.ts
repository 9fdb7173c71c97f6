// A drawing as PNG, with the size that it has on paper: https://www.w3.org/TR/png-3/#11pHYs
import { crc32 } from 'node:zlib';
import type { Drawing } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { toSVG } from './svg.ts';

/** The part of resvg that is used: https://github.com/thx/resvg-js */
type Resvg = new (svg: string, options: object) => { render: () => { asPng: () => Buffer } };

/** The most dots of a picture; each takes four bytes while it is drawn. */
export const MOST_DOTS = 40_000_000;

const PER_METRE = 96 / 0.0254;
/** Length, type and checksum around a chunk's data. */
const FRAME = 12;
/** Signature and header come first. */
const HEAD = 33;

function chunk(type: string, data: Buffer): Buffer {
	const bytes = Buffer.alloc(data.length + FRAME);
	bytes.writeUInt32BE(data.length, 0);
	bytes.write(type, 4, 'latin1');
	data.copy(bytes, 8);
	bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
	return bytes;
}

/** A PNG that says how many dots a metre it has. */
function sized(png: Buffer, dots: number): Buffer {
	const data = Buffer.alloc(9);
	data.writeUInt32BE(dots, 0);
	data.writeUInt32BE(dots, 4);
	data.writeUInt8(1, 8);
	return Buffer.concat([png.subarray(0, HEAD), chunk('pHYs', data), png.subarray(HEAD)]);
}

/** Draws the dots. Throws a RangeError with a sentence where they are too many. */
export function toPNG(
	drawing: Drawing,
	{ fonts, scale, load }: { fonts: Fonts; scale: number; load: NodeJS.Require }
): Buffer {
	const width = drawing.width * drawing.unit * scale;
	const height = drawing.height * drawing.unit * scale;
	if (width * height > MOST_DOTS)
		throw new RangeError(
			`A picture of ${Math.round(width)} by ${Math.round(height)} dots is too large: at most ${MOST_DOTS / 1e6} million are drawn; ask for less width, height or scale, or for the SVG or PDF.`
		);
	const { Resvg } = load('@resvg/resvg-js') as { Resvg: Resvg };
	// Letters are handed over as outlines: reading the font files anew for each picture costs most of its time.
	const picture = new Resvg(toSVG(drawing, fonts, 'p', true), {
		fitTo: { mode: 'width', value: Math.round(width) },
		font: { loadSystemFonts: false }
	}).render();
	return sized(picture.asPng(), Math.round(PER_METRE * scale));
}
