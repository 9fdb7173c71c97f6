// The formats in which readers are offered a view as a file, in the order in which they are offered.
import { initialView, hrefOf, type View } from './view.ts';

/** A format as it is offered. */
export interface Download {
	/** The ending of its address. */
	ending: string;
	name: string;
	/** What it is good for. */
	use: string;
	/** Bytes that an incident takes, as a rule; packed ones are smaller still on the way. */
	bytes: number;
	/** More incidents than this are not given in it; null: any number. */
	most: number | null;
}

const row = (
	ending: string,
	name: string,
	use: string,
	bytes: number,
	most: number | null = null
): Download => ({ ending, name, use, bytes, most });

export const DOWNLOADS: readonly Download[] = [
	row('csv', 'CSV', 'for any program that reads tables', 900),
	row('xlsx', 'Excel', 'all tables, with what the columns mean', 250, 250_000),
	row('geojson', 'GeoJSON', 'for maps and most programs', 3000),
	row('geojsonl', 'GeoJSON, a line each', 'for large data', 3500),
	row('gpkg', 'GeoPackage', 'all tables, for QGIS and ArcGIS', 1600, 100_000),
	row('fgb', 'FlatGeobuf', 'for GDAL and maps in browsers', 1900),
	row('parquet', 'GeoParquet', 'for pandas, DuckDB and R', 250),
	row('kml', 'KML', 'for Google Earth', 4800)
];

/** The most incidents that a format is given of; null: any number. */
export const mostOf = (ending: string): number | null =>
	DOWNLOADS.find((one) => one.ending === ending)?.most ?? null;

/** The address of a table of a view in a format. */
export const downloadHref = (
	{ filter, snapshot }: Pick<View, 'filter' | 'snapshot'>,
	ending: string,
	table = 'incidents'
): string => hrefOf({ ...initialView, filter, snapshot }, {}, `/${table}.${ending}`);

/** A size in words, as "about 1.2 MB". */
export function formatSize(bytes: number): string {
	if (bytes < 10_000) return 'under 10 kB';
	const [amount, unit] =
		bytes < 1_000_000
			? [bytes / 1000, 'kB']
			: bytes < 1e9
				? [bytes / 1e6, 'MB']
				: [bytes / 1e9, 'GB'];
	return `about ${amount < 10 && unit !== 'kB' ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}
