import { expect, test } from 'vitest';
import { formatBibtex } from './bibtex.ts';
import { cslDay, itemOfDataset, itemOfSource, type Item } from './item.ts';
import { formatRis } from './ris.ts';
import { formatCitation, STYLES } from './words.ts';

const article: Item = {
	id: 'some:article',
	type: 'article-newspaper',
	title: 'Attack & claim {50%} in Taraz',
	author: [{ family: 'Writer', given: 'Anna Maria' }, { literal: 'A newsroom' }],
	publisher: 'The Paper',
	issued: { 'date-parts': [[2011, 11]] },
	accessed: cslDay('2026-11-22'),
	URL: 'https://example.org/a_b?x=1%202'
};

test('a reference in words has author, title, date, publisher and address in the order of its style', () => {
	const said = Object.fromEntries(STYLES.map((style) => [style, formatCitation(article, style)]));
	expect(said).toEqual({
		plain:
			'Anna Maria Writer and A newsroom. “Attack & claim {50%} in Taraz”. The Paper, November 2011. https://example.org/a_b?x=1%202, retrieved 22 November 2026.',
		apa: 'Writer, A. M., & A newsroom. (2011, November). Attack & claim {50%} in Taraz. The Paper. Retrieved November 22, 2026, from https://example.org/a_b?x=1%202.',
		chicago:
			'Writer, Anna Maria and A newsroom. “Attack & claim {50%} in Taraz.” The Paper. November 2011. Accessed November 22, 2026. https://example.org/a_b?x=1%202.',
		mla: 'Writer, Anna Maria and A newsroom. “Attack & claim {50%} in Taraz.” The Paper, November 2011, https://example.org/a_b?x=1%202. Accessed 22 November 2026.'
	});
});

test('what is not known of a source is left out, never made up', () => {
	const leaflet: Item = { id: 'x', type: 'document', title: 'A leaflet' };
	expect(formatCitation(leaflet, 'plain')).toBe('“A leaflet”.');
	expect(formatCitation(leaflet, 'apa')).toBe('A leaflet. (n.d.).');
	expect(formatBibtex([leaflet])).toBe('@misc{x,\n  title = {{A leaflet}}\n}\n');
	expect(formatRis([leaflet])).toBe('TY  - GEN\r\nID  - x\r\nTI  - A leaflet\r\nER  - \r\n');
});

test('BibTeX escapes what TeX would read, keeps addresses, and gives each item a key of its own', () => {
	const text = formatBibtex([article, { ...article, id: 'some/article' }]);
	expect(text).toContain('@article{some-article,');
	expect(text).toContain('@article{some-article-2,');
	expect(text).toContain('title = {{Attack \\& claim \\{50\\%\\} in Taraz}}');
	expect(text).toContain('author = {Writer, Anna Maria and {A newsroom}}');
	expect(text).toContain('date = {2011-11}');
	expect(text).toContain('url = {https://example.org/a_b?x=1%202}');
	expect(formatBibtex([{ ...article, title: '\\input{x} ^~' }])).toContain(
		'title = {{\\textbackslash{}input\\{x\\} \\textasciicircum{}\\textasciitilde{}}}'
	);
});

test('RIS has a tag a line, and no text begins one', () => {
	const text = formatRis([{ ...article, title: 'One\r\nER  - \r\nTY  - BOOK' }, article]);
	expect(text.split('\r\n').filter((line) => line.startsWith('TY  - '))).toEqual([
		'TY  - NEWS',
		'TY  - NEWS'
	]);
	expect(text).toContain('TI  - One ER - TY - BOOK');
	expect(text).toContain('AU  - Writer, Anna Maria\r\nAU  - A newsroom,');
	expect(text).toContain('DA  - 2011/11/');
	expect(text).toContain('Y2  - 2026/11/22');
	for (const line of text.split('\r\n').filter(Boolean))
		expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
});

test('a dataset is cited as its makers ask, with release and licence', () => {
	const item = itemOfDataset({
		id: 'ged',
		version: '19.1',
		title: 'GED',
		licence: 'CC BY 4.0',
		licenceURL: 'https://creativecommons.org/licenses/by/4.0/',
		citation: 'Makers (2019): GED 19.1.',
		retrieved: '2026-11-01',
		terms: 'open'
	});
	for (const style of STYLES)
		expect(formatCitation(item, style)).toBe(
			'Makers (2019): GED 19.1. Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).'
		);
	expect(item).toMatchObject({ type: 'dataset', version: '19.1' });
});

test('a source that the atlas has not seen itself says so', () => {
	const item = itemOfSource({
		id: 's',
		type: 'post',
		label: 'A post',
		seen: false,
		propaganda: true
	});
	expect(item.note).toContain('Not seen');
	expect(item).not.toHaveProperty('URL');
});
