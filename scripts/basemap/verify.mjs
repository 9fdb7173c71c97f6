// Reads static/basemap.pmtiles back with the official reader and checks what must not be wrong.
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { inPolygon } from './rings.mjs';

const file = await open(fileURLToPath(new URL('../../static/basemap.pmtiles', import.meta.url)));
const archive = new PMTiles({
	getKey: () => 'basemap',
	getBytes: async (offset, length) => {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
		return { data: buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + bytesRead) };
	}
});

/** Column and row, with fractions, of a position at a zoom. */
function tileOf([lon, lat], z) {
	const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
	return [((lon + 180) / 360) * 2 ** z, ((1 - y / Math.PI) / 2) * 2 ** z];
}

/** Whether a polygon of a layer covers a position at zoom 7. */
async function covered(layer, position) {
	const [fx, fy] = tileOf(position, 7);
	const [x, y] = [Math.floor(fx), Math.floor(fy)];
	const found = await archive.getZxy(7, x, y);
	const content = found && new VectorTile(new PbfReader(found.data)).layers[layer];
	if (!content) return false;
	for (let i = 0; i < content.length; i++) {
		const { geometry } = content.feature(i).toGeoJSON(x, y, 7);
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		if (polygons.some((polygon) => inPolygon(position, polygon))) return true;
	}
	return false;
}

const dry = {
	Taraz: [71.37, 42.9],
	Atyrau: [51.9, 47.15],
	Khost: [69.92, 33.34],
	'Miran Shah': [70.07, 33],
	Baikonur: [63.3, 45.9]
};
const wet = {
	'Caspian Sea': [50.7, 42],
	'its north': [50.5, 46],
	'Aral Sea': [58.4111, 44.8446],
	'North Aral Sea': [60.9735, 46.3231],
	'Arabian Sea': [63, 18],
	'Lake Balkhash': [74.5, 46.4]
};

const header = await archive.getHeader();
const metadata = await archive.getMetadata();
let faults = 0;
const check = (true_, text) => {
	if (!true_) faults++;
	console.log(`${true_ ? 'ok   ' : 'FAULT'} ${text}`);
};
console.log(
	`${header.numAddressedTiles} tiles, zoom ${header.minZoom}-${header.maxZoom}, layers ${metadata.vector_layers.map((l) => l.id).join(' ')}`
);
for (const [name, position] of Object.entries(dry))
	check(
		(await covered('land', position)) && !(await covered('water', position)),
		`${name} is land`
	);
for (const [name, position] of Object.entries(wet))
	check(
		!(await covered('land', position)) || (await covered('water', position)),
		`${name} is water`
	);
await file.close();
process.exitCode = faults ? 1 : 0;
