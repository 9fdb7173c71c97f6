import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlacemarks } from '../../formats/placemark.ts';
import { exported, HOSTILE, madeOf, openedAtlas, written } from './export.fixture.ts';
import { plainText } from './table.ts';

const marksOf = (bytes: Buffer) => readPlacemarks(bytes.toString(), 'a.kml', []);

test('hostile texts come back as they are, and a description holds text and no HTML', async () => {
	const text = (await written(madeOf(HOSTILE), 'kml')).toString();
	const marks = marksOf(Buffer.from(text));
	expect(marks.map(({ properties }) => properties['name'] ?? '')).toEqual(
		HOSTILE.map((title) => plainText(title).trim())
	);
	expect(text).toContain('&amp;lt;script&amp;gt;');
	expect(text).not.toMatch(/<script|<b>/);
});

test('whatever a title says, the document is well-formed', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (titles) => {
			expect(marksOf(await written(madeOf(titles), 'kml'))).toHaveLength(titles.length);
		})
	);
});

test('a view as KML has times, symbols and typed data, and says how to cite it', async () => {
	const known = await openedAtlas();
	const text = (await exported(known, 'kml')).toString();
	const marks = marksOf(Buffer.from(text));
	expect(marks).toHaveLength(63);
	const taraz = marks.find(({ properties }) => properties['layer'] === 'taraz');
	expect(taraz).toMatchObject({
		properties: { begin: '2011-11-12', end: '2011-11-12', killed_best: '6' },
		shape: { type: 'Point' }
	});
	const khost = marks.find(({ properties }) => properties['layer'] === 'khost');
	expect(khost).toMatchObject({ shape: { type: 'Polygon' } });
	expect(khost?.properties).not.toHaveProperty('killed_best');
	expect(text).toContain('<styleUrl>#attack</styleUrl>');
	expect(text).toContain('<SimpleField type="int" name="killed_best">');
	expect(text).toContain('CC BY 4.0');
});
