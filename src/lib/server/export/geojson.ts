// A table as GeoJSON: one collection, or a feature a line. Both are read by GDAL as they stream by.
// https://www.rfc-editor.org/rfc/rfc7946 · https://www.rfc-editor.org/rfc/rfc8142
import type { Geometry } from 'geojson';
import { placeOf, type Line, type Table, type Write } from './table.ts';

/** Geometries that many records share are written once. */
function createShapes() {
	const known = new WeakMap<Geometry, string>();
	return (geometry: Geometry | null): string => {
		if (geometry === null) return 'null';
		const text = known.get(geometry) ?? JSON.stringify(geometry);
		known.set(geometry, text);
		return text;
	};
}

function createFeatures(table: Table): (line: Line) => string {
	const names = table.columns.map(({ name }) => `${JSON.stringify(name)}:`);
	const id = placeOf(table, 'id');
	const shape = createShapes();
	return ({ cells, geometry }) => {
		const properties = cells.map((cell, at) => names[at]! + JSON.stringify(cell)).join();
		return `{"type":"Feature","id":${JSON.stringify(cells[id])},"geometry":${shape(geometry)},"properties":{${properties}}}`;
	};
}

/** One FeatureCollection that says what it is, a feature a line. */
export const writeGeoJSON: Write = async function* ({ about, tables: [table] }, signal) {
	const { name } = table;
	const head = { type: 'FeatureCollection', name, ...about };
	const columns = Object.fromEntries(table.columns.map((column) => [column.name, column.about]));
	yield `${JSON.stringify({ ...head, columns }).slice(0, -1)},"features":[`;
	const feature = createFeatures(table);
	let parting = '\n';
	for await (const line of table.lines(signal)) {
		yield parting + feature(line);
		parting = ',\n';
	}
	yield '\n]}\n';
};

/** A feature a line, as GDAL's GeoJSONSeq and most tools of big data read it: no mark stands before it. */
export const writeGeoJSONLines: Write = async function* ({ tables: [table] }, signal) {
	const feature = createFeatures(table);
	for await (const line of table.lines(signal)) yield `${feature(line)}\n`;
};

/** A GeoJSON text sequence: the same with the record separator that RFC 8142 wants before each. */
export const writeGeoJSONSequence: Write = async function* (made, signal) {
	for await (const line of writeGeoJSONLines(made, signal)) yield `\x1e${line as string}`;
};
