import { describe, expect, test } from 'vitest';
import { FIGURE_SIZES, formatFigure } from '../../query/figure.ts';
import { everyShape, type Drawing } from './drawing.ts';
import { drawingOf, textsOf, withStore } from './figure.fixture.ts';

withStore();

const marksOf = ({ shapes }: Drawing) =>
	[...everyShape(shapes)].flatMap((shape) =>
		shape.kind === 'group' && shape.role === 'mark' ? [shape.name ?? ''] : []
	);
const wordsOf = (drawing: Drawing) =>
	textsOf(drawing)
		.map(({ text }) => text)
		.join(' ');

describe('a figure of all records', () => {
	test('has one mark for each place and each area, and a number of the list for each', async () => {
		const drawing = await drawingOf('legend=0');
		const marks = marksOf(drawing);
		expect(marks).toHaveLength(6);
		expect(
			marks.filter((name) => /attack|exploded/.test(name) || /1 incident/.test(name))
		).toHaveLength(3);
		const words = wordsOf(drawing);
		expect(words).toContain('Taraz: armed attack, 12 November 2011, 6 killed. Claimed');
		expect(words).toContain('no figure reported');
		const numbers = textsOf(drawing).filter(({ text }) => /^[1-6]$/.test(text));
		// Once on the map, once in the list.
		expect(numbers.map(({ text }) => text).sort()).toEqual(
			['1', '2', '3', '4', '5', '6'].flatMap((number) => [number, number])
		);
	});
	test('names what has no place on the map, whose data it is, and of which snapshot', async () => {
		const words = wordsOf(await drawingOf(''));
		expect(words).toContain('Not on the map: Threat of attacks');
		expect(words).toMatch(/CC BY 4\.0.*Natural Earth.*no endorsement.*snapshot [0-9a-f]{16}/);
	});
	test.each(FIGURE_SIZES)(
		'has letters of at least 7 points and nothing beyond its edges: $words',
		async (size) => {
			const { width: wide, height: high } = size;
			const drawing = await drawingOf(formatFigure({ width: wide, height: high }));
			const { width, height, unit, shapes } = drawing;
			expect([width * unit, size.height === null || height * unit]).toEqual([
				size.width,
				size.height ?? true
			]);
			for (const { size: letters, text } of textsOf(drawing))
				expect(letters * unit * 0.75, text).toBeGreaterThanOrEqual(7);
			for (const shape of shapes)
				if (shape.kind === 'group') expect(shape.at?.[1] ?? 0).toBeLessThan(height);
		}
	);
});

describe('a figure', () => {
	test('of one record shows that record alone, since its caption speaks of it', async () => {
		const drawing = await drawingOf('incident=taraz-2011-11-12');
		expect(marksOf(drawing)).toEqual(['Taraz: armed attack, 12 November 2011, 6 killed']);
		expect(drawing.title).toBe('Armed attack in Taraz');
	});
	test('of which nothing matches says so on the map', async () => {
		expect(wordsOf(await drawingOf('from=2020-01-01'))).toContain('Nothing matches.');
	});
	test('of what has no place says so and names it', async () => {
		const words = wordsOf(await drawingOf('statement=kazakhstan-threat-2011-10-25'));
		expect(words).toContain('It has no place on the map.');
		expect(words).toContain('Not on the map: Threat');
	});
	test('carries the editor’s own words in place of the generated ones', async () => {
		const drawing = await drawingOf('title=Mine&caption=Ours&alt=Theirs');
		expect(drawing).toMatchObject({ title: 'Mine', alt: 'Theirs' });
		const words = textsOf(drawing).map(({ text }) => text);
		expect(words.slice(0, 2)).toEqual(['Mine', 'Ours']);
	});
	test('leaves out words, legend and credits where it is told to', async () => {
		const words = wordsOf(await drawingOf('words=0&legend=0&credits=0&numbered=0'));
		expect(words).not.toMatch(/Natural Earth|groups present in this area|3 incidents/);
		expect(words).toContain('6 killed');
	});
	test('gives up the list before it refuses a height, and refuses one with the least that will do', async () => {
		const small = await drawingOf('words=0&credits=0&width=320&height=192');
		expect(small.height).toBe(192);
		await expect(drawingOf('width=320&height=120')).rejects.toThrow(
			/needs a height of at least \d+ pixels for what stands on it; 120 is asked for/
		);
	});
	test('has the colours of its theme alone', async () => {
		const { background, shapes } = await drawingOf('theme=print');
		expect(background).toBe('#FFFFFF');
		const inks = [...everyShape(shapes)].flatMap((shape) =>
			shape.kind === 'text' ? [shape.fill] : []
		);
		expect(inks).not.toContain('#1D2329');
	});
});
