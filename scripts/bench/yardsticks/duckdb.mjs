// DuckDB in memory, with as many threads as there are processors: https://duckdb.org/docs/stable/clients/node_neo/overview
import { availableParallelism } from 'node:os';
import { createPointLayer } from '../../../src/lib/columns/mvt.ts';
import { writeCsv } from './csv.mjs';
import { CELL_BITS, facetsSql, finerThanCell, inTiles, whereOf } from './sql.mjs';

/** @typedef {import('../yardstick.mjs').Yardstick} Yardstick */
/** @typedef {import('../yardstick.mjs').Question} Question */

// By a name of its own, since the package is not the atlas's: its types are not there to be checked.
const PACKAGE = '@duckdb/node-api';
const CELLS = 2 ** CELL_BITS;
const EXTENT = 4096;
/** Makes one number of column and line of a cell. */
const LINE = 2 ** 20;

/** @type {import('./sql.mjs').Dialect} */
const dialect = {
	divide: (expression, by) => `${expression} // ${by}`,
	whole: (expression) => `(${expression})::DOUBLE`,
	hasGroup: ([first, ...others]) =>
		others.length
			? `list_has_any(groups, [${[first, ...others].join()}]::USMALLINT[])`
			: `list_contains(groups, ${first}::USMALLINT)`,
	inBox: ([west, south, east, north]) =>
		`lon BETWEEN ${west} AND ${east} AND lat BETWEEN ${south} AND ${north}`,
	// A ray to the east of a point inside crosses an odd number of edges.
	inArea: (area) => {
		const crossed = area.map(([x0, y0], at) => {
			const [x1, y1] = area.at(at - 1) ?? [0, 0];
			const [run, rise] = [`${x1 - x0}e0`, `${y1 - y0}e0`];
			const edge = `${run} * (lat - ${y0}e0) / ${rise} + ${x0}e0`;
			return `(CASE WHEN (${y0}e0 > lat) <> (${y1}e0 > lat) AND lon < ${edge} THEN 1 ELSE 0 END)`;
		});
		return `(${crossed.join(' + ')}) % 2 = 1`;
	}
};

/** Cells of a view as one vector tile each. @param {Question['tiles']} tiles @param {number[][]} columns Of cells, counts and killed. */
function encode(tiles, [cells = [], counts = [], killed = []]) {
	const step = EXTENT / CELLS;
	const layers = new Map(
		tiles.map(({ x, y }) => [
			`${x} ${y}`,
			createPointLayer('cells', ['count', 'killed_best'], EXTENT)
		])
	);
	cells.forEach((cell, at) => {
		const [column, line] = [Math.floor(cell / LINE), cell % LINE];
		const layer = layers.get(`${Math.floor(column / CELLS)} ${Math.floor(line / CELLS)}`);
		layer?.number(0, counts[at] ?? 0);
		layer?.number(1, killed[at] ?? 0);
		layer?.point(((column % CELLS) + 0.5) * step, ((line % CELLS) + 0.5) * step);
	});
	return [...layers.values()].map((layer) => layer.bytes());
}

/** @returns {Promise<Yardstick>} */
export async function createDuckDb() {
	const { DuckDBInstance, version } = await import(PACKAGE);
	const instance = await DuckDBInstance.create(':memory:', {
		threads: `${availableParallelism()}`
	});
	const connections = [await instance.connect(), await instance.connect()];
	/** @param {string} sql @param {number} [connection] */
	const read = async (sql, connection = 0) => connections[connection].runAndReadAll(sql);

	/** @param {Question} question */
	const facets = async ({ asked, unit }) => ({
		lines: (await read(facetsSql(asked, unit, dialect))).getRowsJS()
	});
	/** @param {Question} question */
	async function tiles({ asked, tiles }) {
		const finer = finerThanCell(tiles[0]?.z ?? 0);
		const found = await read(
			`SELECT ((x >> ${finer}) * ${LINE}::BIGINT + (y >> ${finer}))::DOUBLE, count(*)::DOUBLE,
				coalesce(sum(best), 0)::DOUBLE
			FROM incidents ${whereOf(asked, dialect, inTiles(tiles))} GROUP BY 1`,
			1
		);
		return { tiles: encode(tiles, found.getColumnsJS()) };
	}
	return {
		name: 'DuckDB',
		version: version(),
		parts: { facets: 'facets', tiles: 'tiles', screen: 'screen' },
		async load(rows) {
			const file = await writeCsv(rows);
			try {
				await read(
					`CREATE TABLE incidents AS
					SELECT * REPLACE (list_transform(string_split(groups, ';'), lambda g: g::USMALLINT) AS groups)
					FROM read_csv('${file.path}', header = false, columns = {lon: 'DOUBLE', lat: 'DOUBLE',
						x: 'INTEGER', y: 'INTEGER', earliest: 'INTEGER', latest: 'INTEGER', month: 'USMALLINT',
						lastmonth: 'USMALLINT', type: 'USMALLINT', country: 'USMALLINT', region: 'USMALLINT',
						precision: 'UTINYINT', low: 'INTEGER', best: 'INTEGER', high: 'INTEGER', groups: 'VARCHAR'})`
				);
			} finally {
				await file.remove();
			}
		},
		async ask(question) {
			if (question.part === 'facets') return facets(question);
			if (question.part === 'tiles') return tiles(question);
			const [counted, drawn] = await Promise.all([facets(question), tiles(question)]);
			return { ...counted, ...drawn };
		},
		async close() {
			for (const connection of connections) connection.closeSync();
			instance.closeSync();
		}
	};
}
