// Builds what the product ships, the same bytes each run:  npm run build [-- regions places tiles]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placesCsv } from './gazetteer.mjs';
import { asLines, regionFeatures } from './regions.mjs';
import { basemap } from './tiles.mjs';
import { buildUnits } from './units.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);
const wants = (part) => !wanted.length || wanted.includes(part);

function write(path, content) {
	const file = join(root, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
	console.log(`${path}: ${(Buffer.byteLength(content) / 1e6).toFixed(2)} MB`);
}

const world = await buildUnits();
const regions = regionFeatures(world, { coarse: 5e-3, decimals: 3, smallestKm2: 120 });
if (wants('regions')) write('data/regions.geojson', asLines(regions));
if (wants('places')) write('data/places.csv', placesCsv(world));
if (wants('tiles')) write('static/basemap.pmtiles', basemap(world, regions));
