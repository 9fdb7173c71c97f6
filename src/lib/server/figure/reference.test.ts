// Five figures of the hand-kept data as they are to look, by structure and by picture.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { load, pressOf, sheetOf, withStore } from './figure.fixture.ts';
import { createFonts } from './fonts.ts';
import { toPNG } from './png.ts';
import { differencesIn, structureOf } from './structure.fixture.ts';
import { toSVG } from './svg.ts';

withStore();

const VIEWS = {
	all: '',
	column: 'region=KZ&width=325',
	dark: 'theme=dark&labels=native&numbered=0&title=Ақ%20жол%20—%20الطريق',
	print: 'theme=print&incident=khost-us-bases&width=720&height=720',
	slide: 'near=71.37,42.9,900&width=1280&height=720'
};
/** Dots across a stored picture: enough to see what is where. */
const ACROSS = 360;
/** Of 255, how far a dot may be from the stored one, and the share of dots that may be farther. */
const SHADE = 48;
const FARTHER = 0.001;

const fonts = createFonts(load);
const REFERENCES = 'src/lib/server/figure/references';

/** The drawing of a view; the id of the data is always the same, since it is that of all data. */
async function drawingOf(view: keyof typeof VIEWS) {
	const sheet = await sheetOf(VIEWS[view]);
	const credits = sheet.credits.map((line) => line.replace(/[0-9a-f]{16}/, '0123456789abcdef'));
	return pressOf().drawing({ ...sheet, credits }, () => Promise.resolve([]));
}

async function drawn(view: keyof typeof VIEWS) {
	const drawing = await drawingOf(view);
	const scale = ACROSS / (drawing.width * drawing.unit);
	return {
		structure: structureOf(toSVG(drawing, fonts, 'r')),
		picture: toPNG(drawing, { fonts, scale, load })
	};
}

/** The share of dots that differ; 1 where the sizes do. */
function shareOf(stored: Buffer, actual: Buffer): number {
	const [was, is] = [PNG.sync.read(stored), PNG.sync.read(actual)];
	if (was.width !== is.width || was.height !== is.height) return 1;
	let farther = 0;
	for (let at = 0; at < was.data.length; at += 4)
		if ([0, 1, 2].some((part) => Math.abs(was.data[at + part]! - is.data[at + part]!) > SHADE))
			farther++;
	return farther / (was.width * was.height);
}

/** Nothing where what is stored is what was drawn; else what was drawn is put beside it and it is said how to take it. */
async function faultOf(
	name: string,
	actual: Buffer | string,
	difference: (stored: Buffer) => string
): Promise<string> {
	const path = join(REFERENCES, name);
	const stored = await readFile(path).catch(() => null);
	const found = stored ? difference(stored) : 'nothing is stored';
	if (!found) return '';
	const beside = path.replace(/(\.\w+)$/, '.actual$1');
	await writeFile(beside, actual);
	return `What is drawn is not ${path}: ${found}. If ${beside} is as it should be: mv ${beside} ${path}`;
}

describe('a figure is as it was when it was last looked at', () => {
	test.each(Object.keys(VIEWS) as (keyof typeof VIEWS)[])('%s', async (view) => {
		const { structure, picture } = await drawn(view);
		const faults = [
			await faultOf(`${view}.txt`, `${structure.join('\n')}\n`, (stored) =>
				differencesIn(stored.toString().trimEnd().split('\n'), structure).slice(0, 5).join('; ')
			),
			await faultOf(`${view}.png`, picture, (stored) => {
				const share = shareOf(stored, picture);
				return share > FARTHER ? `${(share * 100).toFixed(2)} % of its dots are others` : '';
			})
		];
		expect(faults.filter(Boolean).join('\n')).toBe('');
	});
});

describe('the comparison', () => {
	test('finds a word that moved, changed or is gone, and not how a machine rounds', async () => {
		const { structure } = await drawn('column');
		const at = structure.findIndex((line) => line.includes('“Atyrau”'));
		const changed = (line: string) => structure.map((own, n) => (n === at ? line : own));
		const line = structure[at]!;
		const [, x = ''] = line.split(' ');
		const moved = (by: number) => line.replace(x, String(Number(x) + by));
		expect(differencesIn(structure, changed(moved(1)))).toEqual([]);
		expect(differencesIn(structure, changed(moved(9)))).toHaveLength(1);
		expect(differencesIn(structure, changed(line.replace('Atyrau', 'Aktau')))).toHaveLength(1);
		expect(differencesIn(structure, structure.toSpliced(at, 1))).toHaveLength(1);
	});
	test('finds a mark of another colour', async () => {
		const drawing = await drawingOf('column');
		const other = JSON.parse(
			JSON.stringify(drawing).replaceAll('"#C8452C"', '"#2C45C8"')
		) as typeof drawing;
		const [was, is] = [drawing, other].map((one) => toPNG(one, { fonts, scale: 1, load }));
		expect(shareOf(was!, was!)).toBe(0);
		expect(shareOf(was!, is!)).toBeGreaterThan(FARTHER);
	});
});
