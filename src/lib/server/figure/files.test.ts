import { crc32, inflateSync } from 'node:zlib';
import { Parser } from 'saxen';
import { describe, expect, test } from 'vitest';
import { fileOf, sheetOf, withStore } from './figure.fixture.ts';

withStore();

/** Everything that an XML file names and says; throws where it is not well-formed. */
function read(xml: string) {
	const names: string[] = [];
	const values: string[] = [];
	let text = '';
	const parser = new Parser();
	parser.on('error', (problem: Error) => {
		throw problem;
	});
	parser.on('warn', (problem: Error) => {
		throw problem;
	});
	parser.on('openTag', (name: string, attributes: () => Record<string, string>) => {
		names.push(name);
		values.push(...Object.entries(attributes()).map(([key, value]) => `${key}=${value}`));
	});
	parser.on('text', (value: string, decode: (text: string) => string) => {
		text += decode(value);
	});
	parser.parse(xml);
	return { names, values, text };
}

describe('an SVG', () => {
	test('is well-formed, is told in words, runs nothing and fetches nothing', async () => {
		const { names, values, text } = read((await fileOf('', 'svg')).toString());
		expect(values).toContain('role=img');
		expect(names.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
		expect(text).toContain('Taraz: armed attack, 12 November 2011, 6 killed');
		expect([...new Set(names)].sort()).toEqual(
			['circle', 'clipPath', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title'].sort()
		);
		expect(
			values.filter((value) => /href|url\((?!#)|^on|https?:(?!\/\/www\.w3\.org)/.test(value))
		).toEqual([]);
	});
	test('gives every line the room that was found for it, whatever letters a reader has', async () => {
		const svg = (await fileOf(`title=${encodeURIComponent('Ақ жол — الطريق')}`, 'svg')).toString();
		const lines = [...svg.matchAll(/<text ([^>]*)>([^<]*)/g)];
		expect(lines.length).toBeGreaterThan(30);
		for (const [, attributes = '', words = ''] of lines) {
			const room = Number(/textLength="([\d.]+)"/.exec(attributes)?.[1] ?? 0);
			// Letters that join are not torn apart.
			if (/\p{Script=Arabic}/u.test(words)) expect(room).toBe(0);
			else expect(room, words).toBeGreaterThan(0);
		}
	});
	test('carries hostile words as words', async () => {
		const title = `"><script>alert(1)</script>&amp;]]>\u0000\u{1F600}<!--`;
		const svg = (await fileOf(`title=${encodeURIComponent(title)}`, 'svg')).toString();
		const { names, text } = read(svg);
		expect(names).not.toContain('script');
		expect(text).toContain('<script>alert(1)</script>');
	});
});

test('the same question gives the same bytes in every format', async () => {
	for (const format of ['svg', 'png', 'pdf'] as const)
		expect((await fileOf('region=KZ', format)).equals(await fileOf('region=KZ', format))).toBe(
			true
		);
}, 60_000);

describe('a PNG', () => {
	test('has the dots that were asked for and says how large it is on paper', async () => {
		const png = await fileOf('width=325&scale=2', 'png');
		expect(png.readUInt32BE(16)).toBe(650);
		expect(png.toString('latin1', 37, 41)).toBe('pHYs');
		// 192 dots an inch are 7559 a metre.
		expect([png.readUInt32BE(41), png.readUInt32BE(45), png[49]]).toEqual([7559, 7559, 1]);
		expect(png.readUInt32BE(50)).toBe(crc32(png.subarray(37, 50)));
	});
	test('of more dots than can be held is refused in a sentence', async () => {
		await expect(fileOf('width=4000&height=4000&scale=4', 'png')).rejects.toThrow(
			/16000 by 16000 dots is too large: at most 40 million/
		);
	});
	test('takes Arabic words with their vowels', async () => {
		const query = `title=${encodeURIComponent('مُحَمَّد')}&width=325`;
		expect((await fileOf(query, 'png')).toString('latin1', 1, 4)).toBe('PNG');
	});
	test('of words that it has no letters for is refused, and the SVG is not', async () => {
		const query = `title=${encodeURIComponent('攻击')}`;
		await expect(fileOf(query, 'png')).rejects.toThrow('There are no letters here for “攻击”');
		expect((await fileOf(query, 'svg')).toString()).toContain('攻击');
	});
});

describe('a PDF', () => {
	test('has title, language, alternative text, embedded letters and no day of today', async () => {
		const pdf = (await fileOf('title=Mine&alt=Theirs', 'pdf')).toString('latin1');
		expect(pdf).toMatch(/\/Lang \(en\)/);
		expect(pdf).toMatch(/\/Title \d+ 0 R/);
		expect(pdf).toContain('(Mine)');
		expect(pdf).toMatch(/\/Alt \(Theirs\)/);
		expect(pdf).toMatch(/\/DisplayDocTitle true/);
		expect(pdf).toMatch(/\/FontFile2/);
		expect(pdf).not.toMatch(/Helvetica/);
		const { day } = await sheetOf('');
		expect(pdf).toContain(`(D:${(day ?? '').replaceAll('-', '')}000000Z)`);
	});
	test('keeps its words as words', async () => {
		const bytes = await fileOf('', 'pdf');
		const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)];
		const plain = streams.flatMap(([, body = '']) => {
			try {
				return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
			} catch {
				return [];
			}
		});
		expect(plain.join('\n')).toMatch(/beginbfchar|beginbfrange/);
		expect(plain.join('\n').match(/\bT[jJ]\b/g)?.length).toBeGreaterThan(30);
	});
});
