import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from '../../cartography/marks.ts';
import { overlap, type Box } from '../../cartography/placement.ts';
import { at, within } from '../../cartography/samples.ts';
import { openBasemap } from './basemap.ts';
import { createFonts } from './fonts.ts';
import { frameAround } from './frame.ts';
import { labelsOf, NAMES } from './labels.ts';
import { placeMarks } from './marks.ts';

const fonts = createFonts(createRequire(import.meta.url));
const basemap = openBasemap(['static/basemap.pmtiles']);

const degree = (least: number, most: number) =>
	fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true });
const place = fc.tuple(degree(48, 78), degree(30, 50));
const killed = fc.option(fc.integer({ min: 0, max: 200 }));
const incidents = fc.array(fc.tuple(place, killed, fc.boolean()), { minLength: 1, maxLength: 25 });

test('no name overlaps another, a symbol or the frame’s edge, whatever is drawn', async () => {
	await fc.assert(
		fc.asyncProperty(incidents, fc.integer({ min: 280, max: 900 }), async (drawn, width) => {
			const size = { width, height: Math.round(width * 0.6) };
			const edges = { top: 30, right: 30, bottom: 30, left: 30 };
			const frame = frameAround(size, [48, 30, 78, 50], edges);
			const marks = marksOf(
				drawn.map(([position, killed_best, areal], index) =>
					areal
						? within(`a${index}`, `area-${index}`, position, { killed_best })
						: at(`p${index}`, position, { killed_best, place: `Place ${index}` })
				)
			);
			const options = { fonts, theme: 'light' as const, frame, numbers: null, selected: null };
			const placed = placeMarks(marks, options);
			const found = await basemap.layers(frame, NAMES);
			const labels = labelsOf(found, placed.boxes, { fonts, theme: 'light', lang: 'en', frame });
			const symbols: Box[] = marks.points.map(({ position, radius }) => {
				const [x, y] = frame.at(position);
				return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
			});
			const words = [...placed.names, ...labels.map(({ box }) => box)];
			for (const [index, box] of words.entries()) {
				for (const other of [...words.slice(index + 1), ...symbols])
					expect(overlap(box, other)).toBe(0);
				expect(box.left >= 0 && box.top >= 0).toBe(true);
				expect(box.right <= size.width && box.bottom <= size.height).toBe(true);
			}
		}),
		{ numRuns: 30 }
	);
}, 60_000);
