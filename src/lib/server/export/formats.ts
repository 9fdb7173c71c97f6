// The formats that a view can be taken away in, in the order in which they are offered.
import { writeCSV } from './csv.ts';
import { writeFlatGeobuf } from './flatgeobuf.ts';
import { writeGeoJSON, writeGeoJSONLines, writeGeoJSONSequence } from './geojson.ts';
import { writeGeoParquet } from './geoparquet.ts';
import { writeGeoPackage } from './gpkg.ts';
import { writeKML } from './kml.ts';
import type { Write } from './table.ts';
import { writeXLSX } from './xlsx.ts';

/** How a view is written. */
export interface Format {
	type: string;
	write: Write;
	/** Whether the licence can stand only in each line. */
	withTerms?: true;
	/** Whether it is for what lies somewhere, so that tables without places are not given in it. */
	isMap?: true;
	/** Whether a file holds all tables, so that only the address of incidents gives it. */
	isWhole?: true;
}

/** By the ending of the address. */
export const FORMATS: Readonly<Record<string, Format>> = {
	csv: { type: 'text/csv; charset=utf-8; header=present', write: writeCSV, withTerms: true },
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: writeXLSX,
		isWhole: true
	},
	geojson: { type: 'application/geo+json', write: writeGeoJSON, isMap: true },
	geojsonl: {
		type: 'application/x-ndjson',
		write: writeGeoJSONLines,
		isMap: true,
		withTerms: true
	},
	geojsons: {
		type: 'application/geo+json-seq',
		write: writeGeoJSONSequence,
		isMap: true,
		withTerms: true
	},
	gpkg: {
		type: 'application/geopackage+sqlite3',
		write: writeGeoPackage,
		isWhole: true
	},
	fgb: { type: 'application/flatgeobuf', write: writeFlatGeobuf, isMap: true },
	parquet: { type: 'application/vnd.apache.parquet', write: writeGeoParquet, isMap: true },
	kml: { type: 'application/vnd.google-earth.kml+xml', write: writeKML, isMap: true }
};
