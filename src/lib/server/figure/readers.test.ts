// What others' programs read in the files: poppler-utils (Debian) and xmllint of libxml2-utils. Where one is not
// installed, its tests are named as skipped.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, sheetOf, withStore } from './figure.fixture.ts';
import type { Format } from './sheet.ts';

withStore();

const isThere = (tool: string) => !spawnSync(tool, ['--version']).error;
const needing = (tool: string) => test.skipIf(!isThere(tool));

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-readers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Puts a figure into a file and has a tool read it; `-` stands for what it is to write to. */
async function read(tool: string, query: string, format: Format, options: string[], to: string[]) {
	const path = join(folder, `figure.${format}`);
	await writeFile(path, await fileOf(query, format));
	return execFileSync(tool, [...options, path, ...to], { encoding: 'utf8' });
}

const MIXED = `labels=native&title=${encodeURIComponent('Ақ жол — الطريق')}`;

needing('pdftotext')('pdftotext finds the words of a PDF in the order of reading', async () => {
	const text = (await read('pdftotext', '', 'pdf', ['-raw'], ['-'])).replace(/\s+/g, ' ');
	const { title, caption, credits } = await sheetOf('');
	const inOrder = [
		title,
		caption,
		'Caspian Sea',
		'Atyrau: device exploded early, 31 October 2011, 1 killed. Attributed to',
		'Taraz: armed attack, 12 November 2011, 6 killed. Claimed',
		'Not on the map: Threat of attacks',
		'somewhere in this area',
		...credits
	];
	const places = inOrder.map((words) => text.indexOf(words));
	expect(places).not.toContain(-1);
	expect(places).toEqual([...places].sort((a, b) => a - b));
});

needing('pdftotext')('pdftotext finds Cyrillic and Arabic words as they are written', async () => {
	const text = await read('pdftotext', MIXED, 'pdf', [], ['-']);
	const bare = text.replace(/\p{Cf}/gu, '');
	for (const words of [
		'Ақ жол',
		'الطريق',
		'ҚАЗАҚСТАН',
		'КЫРГЫЗСТАН',
		'افغانستان',
		'العراق',
		'پاکستان'
	])
		expect(bare).toContain(words);
});

needing('pdffonts')(
	'pdffonts finds every font of a PDF embedded, cut down and mapped',
	async () => {
		const [, rule = '', ...rows] = (await read('pdffonts', MIXED, 'pdf', [], []))
			.trim()
			.split('\n');
		const columns = [...rule.matchAll(/-+ ?/g)].map(({ index, 0: { length } }) => [index, length]);
		expect(rows.length).toBeGreaterThan(3);
		for (const row of rows) {
			const cells = columns.map(([from = 0, length = 0]) => row.slice(from, from + length).trim());
			expect(cells.slice(3, 6), row).toEqual(['yes', 'yes', 'yes']);
		}
	}
);

needing('pdfinfo')('pdfinfo reads title, tags, one page and its size on paper', async () => {
	const query = 'title=Two%20attacks&width=325&height=600';
	const said = await read('pdfinfo', query, 'pdf', [], []);
	expect(said).toMatch(/^Title: +Two attacks$/m);
	expect(said).toMatch(/^Tagged: +yes$/m);
	expect(said).toMatch(/^Pages: +1$/m);
	// 325 by 600 pixels of which 96 are an inch, in points of which 72 are.
	expect(said).toMatch(/^Page size: +243\.75 x 450 pts/m);
	expect(said).toMatch(/^JavaScript: +no$/m);
});

const SVGS = ['', MIXED, `title=${encodeURIComponent('"><script>&amp;]]>\u0000\u{1F600}<!--')}`];
needing('xmllint').each(SVGS)('xmllint finds nothing wrong with an SVG: ?%s', async (query) => {
	expect(await read('xmllint', query, 'svg', ['--noout', '--nonet'], [])).toBe('');
});

test('another program opens a PNG at the size that it states', async () => {
	const { width, height, data } = PNG.sync.read(
		await fileOf('width=325&height=600&scale=2', 'png')
	);
	expect([width, height, data.length]).toEqual([650, 1200, 650 * 1200 * 4]);
});
