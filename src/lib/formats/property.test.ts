import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { incidentSchema } from '../domain/incident.ts';
import { idSchema } from '../domain/schema.ts';
import { acled } from './acled.ts';
import { fileOf } from './bytes.ts';
import { csv } from './csv.ts';
import { createTranscoder } from './encoding.ts';
import type { Format } from './format.ts';
import { FormatError } from './format.ts';
import { readAll } from './fixtures/read.ts';
import { gtd } from './gtd.ts';
import { formats, recogniseFormat } from './index.ts';
import { takeSample } from './sample.ts';
import { ucdp } from './ucdp.ts';

const bytesOf = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const seeds = [
	'ucdp.csv',
	'acled.csv',
	'gtd.csv',
	'timemap.json',
	'plain.tsv',
	'plain.geojson',
	'plain.kml'
].map(bytesOf);
seeds.push(
	Buffer.from(zipSync({ 'doc.kml': bytesOf('plain.kml') })),
	Buffer.from(gzipSync(bytesOf('ucdp.csv')))
);

// Hundreds of files a test; a busy machine needs more than the usual time.
const SLOW = { timeout: 120_000 };

/** A file of the fixtures with bytes overwritten and its end cut off. */
const damaged = fc
	.record({
		seed: fc.constantFrom(...seeds),
		damages: fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 6 })), { maxLength: 8 }),
		cut: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ seed, damages, cut }) => {
		const bytes = Buffer.from(seed);
		for (const [at, found] of damages)
			bytes.set(found.slice(0, bytes.length - (at % bytes.length)), at % bytes.length);
		return bytes.subarray(0, cut > 0.7 ? bytes.length : Math.floor((bytes.length * cut) / 0.7));
	});

async function orSentence(format: Format, bytes: Uint8Array) {
	try {
		return await readAll(format, fileOf('x', bytes));
	} catch (problem) {
		if (!(problem instanceof FormatError)) throw problem;
		expect(problem.message).toMatch(/^x.*\.$/s);
		return null;
	}
}

test('any bytes are read or refused in a sentence, by every format', SLOW, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(
				damaged,
				fc.uint8Array({ maxLength: 500 }),
				fc.string({ unit: 'binary' }).map((text) => Buffer.from(text))
			),
			fc.constantFrom(...formats),
			async (bytes, format) => {
				const read = await orSentence(format, bytes);
				for (const { id, layer, geometry, ...properties } of read?.incidents ?? []) {
					expect(layer, geometry?.type).toBeNull();
					expect(idSchema.safeParse(id).error?.issues).toBeUndefined();
					expect(incidentSchema.safeParse(properties).error?.issues).toBeUndefined();
				}
			}
		),
		{ numRuns: 200 }
	);
});

test('any bytes are recognised or refused in a sentence', SLOW, async () => {
	await fc.assert(
		fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
			try {
				expect(formats).toContain(recogniseFormat(await takeSample(fileOf('x', bytes))));
			} catch (problem) {
				expect(problem).toBeInstanceOf(FormatError);
			}
		}),
		{ numRuns: 200 }
	);
});

const HEADERS: [Format, string[], string[]][] = [
	[
		ucdp,
		[
			'id',
			'type_of_violence',
			'side_a',
			'date_start',
			'date_end',
			'date_prec',
			'where_prec',
			'latitude',
			'longitude',
			'low',
			'best',
			'high',
			'deaths_a'
		],
		['1', '2030-01-01', '-1', '4']
	],
	[
		acled,
		[
			'event_id_cnty',
			'event_date',
			'time_precision',
			'event_type',
			'sub_event_type',
			'actor1',
			'inter1',
			'actor2',
			'geo_precision',
			'latitude',
			'longitude',
			'fatalities',
			'notes'
		],
		['A1', '9-May-20', '3', 'Attack']
	],
	[
		gtd,
		[
			'eventid',
			'iyear',
			'imonth',
			'iday',
			'attacktype1',
			'gname',
			'claimed',
			'specificity',
			'latitude',
			'longitude',
			'nkill',
			'nwound'
		],
		['203001010001', '2030', '1', '-99']
	],
	[
		csv,
		['ref', 'title', 'date', 'lat', 'lon', 'killed', 'group', 'type', 'precision'],
		['a', '03/04/2030', '10.5', '3-5', 'exact']
	]
];

const table = fc.constantFrom(...HEADERS).chain(([format, headers, likely]) =>
	fc.record({
		format: fc.constant(format),
		headers: fc.constant(headers),
		rows: fc.array(
			fc.array(
				fc.oneof(
					{ weight: 3, arbitrary: fc.constantFrom(...likely) },
					fc.string({ unit: 'grapheme' }),
					fc.double().map(String)
				),
				{
					minLength: headers.length,
					maxLength: headers.length
				}
			),
			{ maxLength: 12 }
		)
	})
);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""').replaceAll('\0', ' ')}"`;

test('every row that holds anything is accepted or rejected, each once', SLOW, async () => {
	await fc.assert(
		fc.asyncProperty(table, async ({ format, headers, rows }) => {
			const text = [headers, ...rows].map((row) => row.map(quoted).join(',')).join('\n') + '\n';
			const read = await readAll(format, fileOf('x.csv', text));
			const held = rows.filter((row) => row.some((cell) => cell.replaceAll('\0', ' ').trim()));
			expect(read.incidents.length + read.rejections.length).toBe(held.length);
			for (const { kind, geometry, location } of read.incidents) {
				expect(kind).toBe('incident');
				const imprecise = ['district', 'province', 'line-or-area', 'country', 'unknown'];
				if (imprecise.includes(location.precision)) expect(geometry).toBeNull();
			}
		}),
		{ numRuns: 200 }
	);
});

test('text comes out the same however its bytes are cut into chunks', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (text, size) => {
			const transcoder = createTranscoder();
			const bytes = Buffer.from(text);
			const parts: Uint8Array[] = [];
			for (let at = 0; at < bytes.length; at += size)
				parts.push(transcoder.push(bytes.subarray(at, at + size)));
			parts.push(transcoder.end());
			expect(Buffer.concat(parts).toString()).toBe(text.replace(/^\ufeff/, ''));
		})
	);
});
