import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, embedHeight, SANDBOX } from './code.ts';
import { initialEmbed } from './embed.ts';
import { escapeHTML, escapeLaTeX, escapeMarkdown } from './escape.ts';
import { viewSample } from './samples.ts';
import { embedAddress, figureAddress, isReachable, type Shareable } from './shareable.ts';
import { initialView, parseView } from './view.ts';

const words = {
	title: 'Incidents in Kazakhstan',
	caption: 'Two incidents.',
	alt: 'Map: two incidents.',
	credit: 'Data: the atlas (CC BY 4.0).'
};
const shared = (more: Partial<Shareable> = {}): Shareable => ({
	origin: 'https://atlas.example.org',
	view: { ...initialView, snapshot: '0123456789abcdef' },
	options: initialEmbed,
	words,
	...more
});
const textOf = (id: string, one = shared(), still = false) =>
	codesOf(one, still, true).find((code) => code.id === id)?.text ?? '';

test('the frame is right without a script: title, size, leave, caption and a plain link', () => {
	const text = textOf('frame');
	expect(text).toMatch(
		/^<figure>\n {2}<iframe src="https:\/\/atlas\.example\.org\/embed\?snapshot=/
	);
	for (const part of [
		'title="Incidents in Kazakhstan"',
		'width="673" height="',
		'loading="lazy" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin"',
		`sandbox="${SANDBOX}"`,
		'<figcaption><strong>Incidents in Kazakhstan</strong> Two incidents.',
		'<a href="https://atlas.example.org/?snapshot=0123456789abcdef">'
	])
		expect(text).toContain(part);
	expect(text).not.toContain('<script');
	// The words are on the page around, so the frame does not say them again.
	expect(text).toContain('words=0');
});

test('the element holds a whole figure for where no script runs', () => {
	const text = textOf('element');
	expect(text).toMatch(/^<incident-atlas src=".*" title=".*">\n {2}<figure>/);
	expect(text).toContain('alt="Map: two incidents."');
	expect(text).toContain(
		'<script async src="https://atlas.example.org/incident-atlas.js"></script>'
	);
});

test("credit stands beside an editor's caption, and is not said twice beside one that was made", () => {
	const own = shared({ view: { ...initialView, caption: 'Two incidents.' } });
	expect(textOf('frame', own)).toContain('Data: the atlas (CC BY 4.0).');
	expect(textOf('caption', own)).toContain('Data: the atlas (CC BY 4.0).');
	expect(textOf('frame')).not.toContain('Data: the atlas');
});

test('the forms of a picture have no frame and no script', () => {
	const codes = codesOf(shared(), true, true);
	expect(codes.map(({ id }) => id)).toEqual([
		...['image', 'latex', 'markdown', 'link', 'caption', 'alt']
	]);
	for (const { text } of codes) expect(text).not.toMatch(/<iframe|<script|\/embed/);
});

test('where nobody else reaches the atlas, nothing is offered that needs its address', () => {
	const codes = codesOf(shared({ origin: 'http://127.0.0.1:3000' }), false, false);
	expect(codes.map(({ id }) => id)).toEqual(['caption', 'alt', 'latex']);
	for (const { text } of codes) expect(text).not.toContain('127.0.0.1');
});

test.each([
	['https://atlas.example.org', true],
	['https://8.8.8.8', true],
	['http://atlas.example.org', false],
	['https://localhost:3000', false],
	['https://127.0.0.1', false],
	['https://10.1.2.3', false],
	['https://192.168.1.5:8443', false],
	['https://172.20.0.1', false],
	['https://100.64.0.1', false],
	['https://169.254.169.254', false],
	['https://[::1]', false],
	['https://desk.local', false],
	['https://atlas', false],
	['not an address', false]
])('%s can be reached by others: %s', (origin, reachable) => {
	expect(isReachable(origin)).toBe(reachable);
});

test('hostile words stay words in every code', () => {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>](javascript:alert(1)) \\input{x} $x$`;
	const bad = { title: evil, caption: evil, alt: evil, credit: evil };
	for (const still of [true, false])
		for (const { id, text } of codesOf(shared({ words: bad }), still, true)) {
			if (id === 'caption' || id === 'alt') continue;
			if (id === 'latex') {
				expect(text).not.toMatch(/\\input|[^\\]\$/);
				continue;
			}
			expect(text.replace('<script async src="https://atlas.example.org/', '')).not.toMatch(
				id === 'markdown' ? /<script|<img|[^\\]\]\(javascript/ : /<script|<img src=x/
			);
		}
});

test('escaped text holds no sign of its language, whatever it was', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(escapeHTML(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
			// eslint-disable-next-line no-control-regex
			expect(escapeHTML(text)).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
			expect(escapeMarkdown(text)).not.toMatch(/(^|[^\\])(\\\\)*[`*[\]<]|[\r\n]/);
			expect(escapeLaTeX(text)).not.toMatch(/(^|[^\\])[$%#_&]|[\r\n]/);
		})
	);
});

test('the addresses of every form carry the same view', () => {
	fc.assert(
		fc.property(viewSample, (view) => {
			const one = shared({ view });
			for (const address of [embedAddress(one), figureAddress(one, 'svg')])
				expect(parseView(new URL(address).searchParams).view).toEqual(view);
		})
	);
});

test('an embed is said to be higher where it is narrower or says more', () => {
	const long = shared({ words: { ...words, caption: 'word '.repeat(150) } });
	expect(embedHeight(600, long)).toBeGreaterThan(embedHeight(600, shared()));
	expect(embedHeight(320, shared())).toBeGreaterThan(400);
});
