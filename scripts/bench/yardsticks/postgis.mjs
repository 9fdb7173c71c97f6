// PostGIS as one would set it up for this: every index that helps, and vector tiles by ST_AsMVT, of counted cells
// and of the points themselves. https://postgis.net/docs/ST_AsMVT.html
import { writeCsv } from './csv.mjs';
import { startCluster } from './cluster.mjs';
import { CELL_BITS, facetsSql, finerThanCell, inTiles, whereOf } from './sql.mjs';

/** @typedef {import('../yardstick.mjs').Yardstick} Yardstick */
/** @typedef {import('../yardstick.mjs').Question} Question */
/** @typedef {import('../../../src/lib/query/engine.ts').Tile} Tile */

const PACKAGE = 'pg';
const EXTENT = 4096;
/** PostgreSQL's 64-bit whole numbers, read as numbers of JavaScript. */
const INT8 = 20;

/** @type {import('./sql.mjs').Dialect} */
const dialect = {
	divide: (expression, by) => `${expression} / ${by}`,
	whole: (expression) => `(${expression})::bigint`,
	hasGroup: (groups) => `groups && ARRAY[${groups.join()}]::smallint[]`,
	inBox: (box) => {
		const [west, south, east, north] = box;
		// Boxes of the index are rounded outwards, so that the edges are asked again.
		return `geom && ST_MakeEnvelope(${box.join()}, 4326) AND lon BETWEEN ${west} AND ${east} AND lat BETWEEN ${south} AND ${north}`;
	},
	inArea: (area) => {
		const ring = [...area, area[0] ?? [0, 0]].map((corner) => corner.join(' ')).join();
		return `ST_Covers(ST_GeomFromText('POLYGON((${ring}))', 4326), geom)`;
	}
};

const TABLE = `
CREATE EXTENSION postgis;
CREATE UNLOGGED TABLE raw (lon float8, lat float8, x int, y int, earliest int, latest int, month int,
	lastmonth int, type int, country int, region int, precision int, low int, best int, high int, groups text);
COPY raw FROM '@file' WITH (FORMAT csv);
CREATE UNLOGGED TABLE incidents AS SELECT lon, lat, x, y, earliest::smallint, latest::smallint,
	month::smallint, lastmonth::smallint, type::smallint, country::smallint, region::smallint,
	precision::smallint, low, best, high, string_to_array(groups, ';')::smallint[] AS groups,
	ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geom,
	ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) AS place
FROM raw;
DROP TABLE raw;
CREATE INDEX ON incidents USING gist (geom);
CREATE INDEX ON incidents USING gist (place);
CREATE INDEX ON incidents (earliest, latest, type);
CREATE INDEX ON incidents (type);
CREATE INDEX ON incidents (country, earliest);
CREATE INDEX ON incidents (region);
CREATE INDEX ON incidents (best) WHERE best >= 10;
CREATE INDEX ON incidents USING gin (groups);
CREATE INDEX ON incidents USING brin (earliest);
`;

/** @param {Tile} tile */
const envelope = ({ z, x, y }) => `place && ST_TileEnvelope(${z}, ${x}, ${y})`;

/** A tile of counted cells. @param {Question} question @param {Tile} tile */
function cellsSql({ asked }, tile) {
	const finer = finerThanCell(tile.z);
	const [side, step] = [2 ** CELL_BITS, EXTENT / 2 ** CELL_BITS];
	/** @param {'x' | 'y'} axis */
	const middle = (axis) => `(${axis} - ${tile[axis] * side}) * ${step} + ${step / 2}`;
	const where = whereOf(asked, dialect, [envelope(tile), ...inTiles([tile])]);
	return `SELECT ST_AsMVT(tile, 'cells', ${EXTENT}, 'geom') FROM (
		SELECT ST_MakePoint(${middle('x')}, ${middle('y')}) AS geom, count, killed_best FROM (
			SELECT x >> ${finer} AS x, y >> ${finer} AS y, count(*), coalesce(sum(best), 0) AS killed_best
			FROM incidents ${where} GROUP BY 1, 2) AS cells) AS tile`;
}

/** A tile of the points themselves. @param {Question} question @param {Tile} tile */
function pointsSql({ asked }, tile) {
	const bounds = `ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y})`;
	return `SELECT ST_AsMVT(tile, 'incidents', ${EXTENT}, 'geom') FROM (
		SELECT ST_AsMVTGeom(place, ${bounds}, ${EXTENT}, 64, true) AS geom, type, earliest, best
		FROM incidents ${whereOf(asked, dialect, [envelope(tile)])}) AS tile`;
}

/** @returns {Promise<Yardstick>} */
export async function createPostGis() {
	const { default: pg } = await import(PACKAGE);
	pg.types.setTypeParser(INT8, Number);
	const cluster = await startCluster();
	const pool = new pg.Pool({
		host: cluster.folder,
		user: 'postgres',
		database: 'postgres',
		max: 4
	});
	// A connection that the server ends since it stops is no fault.
	pool.on('error', () => {});
	/** @param {string} text @returns {Promise<any[][]>} */
	const read = async (text) => (await pool.query({ text, rowMode: 'array' })).rows;
	/** @param {Tile[]} list @param {(tile: Tile) => string} sql */
	const tiles = (list, sql) =>
		Promise.all(list.map(async (tile) => (await read(sql(tile)))[0]?.[0]));
	const [[version = ''] = []] = await read('SHOW server_version');

	return {
		name: 'PostGIS',
		version: `3 in PostgreSQL ${version}`,
		parts: { facets: 'facets', tiles: 'tiles', 'tiles of points': 'tiles' },
		async load(rows) {
			const file = await writeCsv(rows);
			try {
				for (const statement of TABLE.replace('@file', file.path).trim().split(/;\n/))
					await read(statement);
				await read('VACUUM ANALYZE incidents');
			} finally {
				await file.remove();
			}
		},
		async ask(question) {
			const { part, asked, unit } = question;
			if (part === 'facets') return { lines: await read(facetsSql(asked, unit, dialect)) };
			if (part === 'tiles')
				return { tiles: await tiles(question.tiles, (tile) => cellsSql(question, tile)) };
			await tiles(question.tiles, (tile) => pointsSql(question, tile));
			return {};
		},
		async close() {
			await pool.end();
			cluster.stop();
		}
	};
}
