// A drawing as PNG, with the size that it has on paper: https://www.w3.org/TR/png-3/#11pHYs
import { crc32, deflateSync } from 'node:zlib';
import type { Drawing } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { toSVG } from './svg.ts';

/** The part of resvg that is used: https://github.com/thx/resvg-js */
type Resvg = new (svg: string, options: object) => { render: () => Rendered };
interface Rendered {
	width: number;
	height: number;
	/** Red, green, blue and opacity of each dot. */
	pixels: Uint8Array;
}

/** The most dots of a picture; each takes four bytes while it is drawn. */
export const MOST_DOTS = 40_000_000;

const PER_METRE = 96 / 0.0254;
/** Length, type and checksum around a chunk's data. */
const FRAME = 12;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** How hard a picture is packed, of 9: harder takes twice as long for a seventh less. */
const LEVEL = 3;

function chunk(type: string, data: Buffer): Buffer {
	const bytes = Buffer.alloc(data.length + FRAME);
	bytes.writeUInt32BE(data.length, 0);
	bytes.write(type, 4, 'latin1');
	data.copy(bytes, 8);
	bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
	return bytes;
}

/** Four bytes a dot as a PNG of three, since nothing shines through, that says how many dots a metre it has. */
function encode({ width, height, pixels }: Rendered, dots: number): Buffer {
	const line = width * 3 + 1;
	const bytes = Buffer.alloc(line * height);
	let from = 0;
	for (let y = 0; y < height; y++)
		// Each line begins with the kind of its filter, which is none.
		for (let at = y * line + 1, end = (y + 1) * line; at < end; at += 3, from += 4) {
			bytes[at] = pixels[from]!;
			bytes[at + 1] = pixels[from + 1]!;
			bytes[at + 2] = pixels[from + 2]!;
		}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2], 8);
	const size = Buffer.alloc(9);
	size.writeUInt32BE(dots, 0);
	size.writeUInt32BE(dots, 4);
	size.writeUInt8(1, 8);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('pHYs', size),
		chunk('IDAT', deflateSync(bytes, { level: LEVEL })),
		chunk('IEND', Buffer.alloc(0))
	]);
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
	return encode(picture, Math.round(PER_METRE * scale));
}
