import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { fileOf } from './bytes.ts';
import { fixture, readAll, sentenceOf } from './fixtures/read.ts';
import { kml } from './kml.ts';

const read = await readAll(kml, fixture('plain.kml'));
const document = (inner: string) => `<kml xmlns="http://www.opengis.net/kml/2.2">${inner}</kml>`;
const sentence = (content: string | Uint8Array, name = 'x.kml') =>
	sentenceOf(readAll(kml, fileOf(name, content)));

test('placemarks become incidents with their own texts, dates and geometries', () => {
	expect(read.incidents).toHaveLength(2);
	expect(read.incidents[0]).toMatchObject({
		id: 'made-up:p1',
		title: 'Shots & more',
		note: 'Invented text',
		period: { earliest: '2030-01-31', latest: '2030-01-31' },
		geometry: { type: 'Point', coordinates: [20.25, 10.5] },
		casualties: [{ outcome: 'killed', best: 2 }]
	});
	expect(read.incidents[1]).toMatchObject({
		title: 'An area',
		period: { earliest: '2030-02-01', latest: '2030-03-31' },
		geometry: { type: 'Polygon' },
		location: { precision: 'line-or-area', anchor: [20.5, 10.5] }
	});
	for (const { id, layer, geometry, ...properties } of read.incidents) {
		expect(layer, geometry?.type).toBeNull();
		expect(incidentSchema.safeParse(properties).error?.issues, id).toBeUndefined();
	}
});

test('a broken placemark is rejected with the line on which it begins', () => {
	expect(read.rejections).toMatchObject([{ line: 22, field: 'geometry' }]);
});

test('network links are told and never followed', () => {
	expect(read.notes).toContain(
		'Network links were not followed (1); nothing is fetched from elsewhere.'
	);
	expect(read.incidents.every(({ title }) => title !== 'Elsewhere')).toBe(true);
});

test('a KMZ is its KML', async () => {
	const bytes = readFileSync(new URL('fixtures/plain.kml', import.meta.url));
	const kmz = zipSync({ 'doc.kml': bytes, 'files/icon.png': new Uint8Array(10) });
	const packed = await readAll(kml, fileOf('x.kmz', kmz));
	expect(packed.incidents).toEqual(read.incidents);
});

test('document types and entities are refused before anything is read', async () => {
	const bomb =
		'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>';
	expect(await sentence(bomb)).toBe(
		'x.kml declares a document type or entities; such KML is not opened.'
	);
});

test('depth is capped', async () => {
	expect(await sentence(document('<Folder>'.repeat(100)))).toContain('more than 64 deep');
});

test.each([
	['not XML at all', 'plain words'],
	['another kind of XML', '<svg></svg>'],
	['cut off', '<kml><Placemark><name>a'],
	['empty', '  ']
])('what is %s is named in a sentence', async (_, text) => {
	expect(await sentence(text)).toMatch(/^x\.kml .*\.$/);
});

test('an archive that unpacks to a hundred times its size is not opened', async () => {
	const kmz = zipSync({ 'doc.kml': new Uint8Array(20_000_000) }, { level: 9 });
	expect(await sentence(kmz, 'x.kmz')).toContain('more than 100 times its size');
});

test('an archive of too many files, of archives, or with paths that lead outside is not opened', async () => {
	const many = Object.fromEntries(
		Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, strToU8('a')])
	);
	expect(await sentence(zipSync(many), 'x.kmz')).toContain('more than 1000 files');
	const nested = zipSync({ 'doc.kml': zipSync({ 'doc.kml': strToU8('a') }) });
	expect(await sentence(nested, 'x.kmz')).toContain('holds another archive');
	for (const path of ['../doc.kml', '/etc/doc.kml', 'a/../../doc.kml', 'C:\\doc.kml'])
		expect(await sentence(zipSync({ [path]: strToU8('a') }), 'x.kmz')).toContain('leads outside');
});

test('a cut off or foreign archive is named', async () => {
	const whole = zipSync({ 'doc.kml': strToU8(document('')) });
	expect(await sentence(whole.subarray(0, 40), 'x.kmz')).toContain('damaged or cut off');
	expect(await sentence(zipSync({ 'a.txt': strToU8('a') }), 'x.kmz')).toContain(
		'without a KML file'
	);
});
