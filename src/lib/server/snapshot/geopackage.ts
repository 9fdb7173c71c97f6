// The tables that make a SQLite file a GeoPackage, and its feature and attribute tables.
// https://www.geopackage.org/spec130/
import type { Database } from 'better-sqlite3';
import type { Envelope } from './wkb.ts';

/** A column as readers of the file see it. */
export interface Column {
	name: string;
	type: 'TEXT' | 'INTEGER' | 'DOUBLE' | 'DATE' | 'BOOLEAN';
	/** One sentence, shown by GIS programs. */
	about: string;
}

/** A table as readers of the file see it. */
export interface Layer {
	name: string;
	title: string;
	about: string;
	columns: readonly Column[];
}

const WGS84 =
	'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
	'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],' +
	'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

const BASE = `
CREATE TABLE gpkg_spatial_ref_sys (
	srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
	organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
	table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
	description TEXT DEFAULT '',
	last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
	min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
	CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
	srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
	CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
	CONSTRAINT uk_gc_table_name UNIQUE (table_name),
	CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
	CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
	table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
	scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
	mime_type TEXT, constraint_name TEXT,
	CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
	CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
	constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC,
	min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
	CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
INSERT INTO gpkg_extensions VALUES
	('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
	('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
`;

/** Makes an empty database a GeoPackage 1.3. */
export function createGeoPackage(db: Database): void {
	db.pragma(`application_id = ${Buffer.from('GPKG').readInt32BE()}`);
	db.pragma('user_version = 10300');
	db.exec(BASE);
	const srs = db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
	srs.run('WGS 84 geodetic', 4326, 'EPSG', 4326, WGS84, 'Longitude and latitude in degrees');
	srs.run('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', null);
	srs.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null);
}

const quoted = (name: string) => `"${name}"`;

/** Adds a table of features (with a column geom) or of attributes; rows are put in by the function given back. */
export function createLayer(
	db: Database,
	layer: Layer,
	isSpatial: boolean
): (row: unknown[]) => void {
	const { name, columns } = layer;
	const geometry = isSpatial ? ['geom GEOMETRY'] : [];
	const fields = columns.map((column) => `${quoted(column.name)} ${column.type}`);
	db.exec(
		`CREATE TABLE ${quoted(name)} (${['fid INTEGER PRIMARY KEY NOT NULL', ...geometry, ...fields].join(', ')})`
	);
	const about = db.prepare(
		'INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)'
	);
	for (const column of columns) about.run(name, column.name, column.about);
	const marks = Array.from({ length: fields.length + geometry.length + 1 }, () => '?').join();
	const insert = db.prepare(`INSERT INTO ${quoted(name)} VALUES (${marks})`);
	return (row) => void insert.run(row);
}

/** Enters a filled table in the contents; `lastChange` is an ISO day. */
export function enterLayer(
	db: Database,
	{ name, title, about }: Layer,
	lastChange: string,
	extent?: Envelope | null
): void {
	const [minX, maxX, minY, maxY] = extent ?? [null, null, null, null];
	const type = extent === undefined ? 'attributes' : 'features';
	db.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
		...[name, type, title, about, `${lastChange}T00:00:00.000Z`],
		...[minX, minY, maxX, maxY, extent === undefined ? null : 4326]
	);
	if (extent === undefined) return;
	db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(
		...[name, 'geom', 'GEOMETRY', 4326]
	);
}
