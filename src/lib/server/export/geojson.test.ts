import { check } from '@placemarkio/check-geojson';
import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { exported, HOSTILE, madeOf, openedAtlas, written } from './export.fixture.ts';
import { plainText } from './table.ts';

type Titled = FeatureCollection & { about?: string; licences: string[]; citations: string[] };

test('hostile texts make no difference to what is GeoJSON', async () => {
	for (const ending of ['geojson', 'geojsonl', 'geojsons']) {
		const text = (await written(madeOf(HOSTILE), ending)).toString();
		const features =
			ending === 'geojson'
				? (check(text) as FeatureCollection).features
				: text
						.split('\n')
						.filter(Boolean)
						.map((line) => check(line.replace('\x1e', '')) as FeatureCollection['features'][0]);
		expect(features.map(({ properties }) => properties?.['title'] as string)).toEqual(
			HOSTILE.map(plainText)
		);
		expect(features.map(({ id }) => id)).toEqual(HOSTILE.map((_, index) => `id-${index}`));
	}
});

test('a collection says whose data it is and how to cite it; each line of a sequence does', async () => {
	const known = await openedAtlas();
	const collection = JSON.parse((await exported(known, 'geojson')).toString()) as Titled;
	expect(collection.features).toHaveLength(63);
	expect(collection.licences.join()).toContain('CC BY 4.0');
	expect(collection.citations.join()).toContain(`snapshot=${known.engine.snapshot}`);
	const lines = (await exported(known, 'geojsonl')).toString().trimEnd().split('\n');
	expect(lines).toHaveLength(63);
	for (const line of lines)
		expect(JSON.parse(line)).toMatchObject({
			properties: { licence: expect.any(String) as string }
		});
	const sequence = (await exported(known, 'geojsons')).toString();
	expect(sequence.replaceAll('\x1e', '')).toBe(lines.join('\n') + '\n');
});

test('a point stands only where the place itself is known; what is not placed has no geometry', async () => {
	const known = await openedAtlas();
	const { features } = JSON.parse((await exported(known, 'geojson')).toString()) as Titled;
	const formed = (type: string | undefined) =>
		new Set(
			features
				.filter(({ geometry }) => geometry?.type === type)
				.map(({ properties }) => properties?.['place_precision'] as string)
		);
	expect(formed('Point')).toEqual(new Set(['exact', 'settlement', 'water']));
	expect(formed('Polygon')).toEqual(
		new Set(['near-settlement', 'district', 'province', 'line-or-area'])
	);
	expect(formed(undefined)).toEqual(new Set(['country']));
});

test('a view without a match is a collection without features', async () => {
	const known = await openedAtlas(3);
	const text = (await exported(known, 'geojson', 'from=2090-01-01')).toString();
	expect((JSON.parse(text) as Titled).features).toEqual([]);
});
