import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const box = (west: number, south: number, east: number, north: number) => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		]
	]
});

type Box = [west: number, south: number, east: number, north: number];
const region = (
	id: string,
	level: string,
	parent: string | null,
	[west, south, east, north]: Box
) => ({
	type: 'Feature',
	id,
	properties: { name: id, level, parent, anchor: [(west + east) / 2, (south + north) / 2] },
	geometry: box(west, south, east, north)
});

/** Regions as plain boxes, so that a test need not read the world's. */
const REGIONS = {
	type: 'FeatureCollection',
	features: [
		region('KZ', 'country', null, [46, 40, 88, 56]),
		region('KZ-ZHA', 'province', 'KZ', [69, 42, 76, 47]),
		region('KZ-ATY', 'province', 'KZ', [48, 45, 56, 50]),
		region('AF', 'country', null, [60, 29, 75, 39]),
		region('AF-KHO', 'province', 'AF', [69, 33, 70.5, 34]),
		region('PK', 'country', null, [60, 23, 78, 37]),
		region('PK-KP', 'province', 'PK', [69, 31, 74, 37]),
		region('north-waziristan', 'district', 'PK-KP', [69.3, 32.5, 70.7, 33.4])
	]
};

const PLACES = `id,name,lon,lat,region,population,capital,names
geonames:1516905,Taraz,71.3667,42.9000,KZ-ZHA,358153,0,Aulie-Ata|Тараз
geonames:610529,Atyrau,51.8833,47.1167,KZ-ATY,290700,0,Атырау
`;

/** What to put where in a JSON file, by path; undefined takes it out, a function makes new of old. */
export type Edits = Record<string, unknown>;

function edit(root: unknown, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const at = keys.reduce((here, key) => (here as Record<string, unknown>)[key], root);
	const holder = at as Record<string, unknown>;
	const next =
		typeof value === 'function' ? (value as (old: unknown) => unknown)(holder[last]) : value;
	if (next === undefined) delete holder[last];
	else holder[last] = next;
}

/** A copy of data/ that goes away with the test, or when `later` sees to it, and how to change a file of it. */
export async function copyData(later: (clean: () => Promise<void>) => void = onTestFinished) {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-data-'));
	later(() => rm(folder, { recursive: true, force: true }));
	const skip = /regions\.geojson$|places\.csv$|schema$/;
	await cp('data', folder, { recursive: true, filter: (path) => !skip.test(path) });
	await writeFile(join(folder, 'regions.geojson'), JSON.stringify(REGIONS));
	await writeFile(join(folder, 'places.csv'), PLACES);
	return {
		folder,
		read: (file: string) => readFile(join(folder, file), 'utf8'),
		write: (file: string, text: string | Uint8Array) => writeFile(join(folder, file), text),
		change: async (file: string, edits: Edits) => {
			const root: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
			for (const [path, value] of Object.entries(edits)) edit(root, path, value);
			await writeFile(join(folder, file), JSON.stringify(root));
		}
	};
}
