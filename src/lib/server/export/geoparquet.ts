// A table as GeoParquet 1.1: columns typed, geometries as well-known binary, some rows at a time.
// https://geoparquet.org/releases/v1.1.0/
import { ByteWriter, geojsonToWkb, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { dayNumber } from '../../domain/period.ts';
import type { Cell, Column, Line, Write } from './table.ts';

/** Rows that are written together; few, so that writing them holds nobody up. */
const TOGETHER = 500;

const TYPES = {
	string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
	integer: { type: 'INT32' },
	number: { type: 'DOUBLE' },
	date: { type: 'INT32', converted_type: 'DATE' }
} as const;

const schemaOf = (columns: readonly Column[], isPlaced: boolean): SchemaElement[] => [
	{ name: 'schema', num_children: columns.length + Number(isPlaced) },
	...columns.map(({ name, type }): SchemaElement => ({
		...{ name, repetition_type: 'OPTIONAL' },
		...TYPES[type]
	})),
	...(isPlaced
		? [{ name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' } as const]
		: [])
];

/** Geometries of several kinds in longitude and latitude of WGS 84, which is what no `crs` stands for. */
const GEO = {
	version: '1.1.0',
	primary_column: 'geometry',
	columns: { geometry: { encoding: 'WKB', geometry_types: [], edges: 'planar' } }
};

const valueOf = (cell: Cell, { type }: Column) =>
	type === 'date' && typeof cell === 'string' ? dayNumber(cell) : cell;

/** The first table; whose data it is stands beside the names of its columns. */
export const writeGeoParquet: Write = async function* ({ about, tables: [table] }, signal) {
	const { columns, isPlaced } = table;
	const bytes = new ByteWriter();
	const taken = () => {
		const chunk = bytes.getBytes().slice();
		bytes.index = 0;
		return chunk;
	};
	const meanings = Object.fromEntries(columns.map((column) => [column.name, column.about]));
	const writer = new ParquetWriter({
		writer: bytes,
		schema: schemaOf(columns, isPlaced),
		createdBy: 'Incident Atlas',
		kvMetadata: [
			...(isPlaced ? [{ key: 'geo', value: JSON.stringify(GEO) }] : []),
			{ key: 'about', value: JSON.stringify({ ...about, columns: meanings }) }
		]
	});
	let lines: Line[] = [];
	const put = () => {
		const columnData = columns.map((column, at) => ({
			name: column.name,
			data: lines.map(({ cells }) => valueOf(cells[at] ?? null, column))
		}));
		const geometry = lines.map((line) => line.geometry && geojsonToWkb(line.geometry));
		const shapes = isPlaced ? [{ name: 'geometry', data: geometry }] : [];
		void writer.write({ columnData: [...columnData, ...shapes], rowGroupSize: TOGETHER });
		lines = [];
		return taken();
	};
	for await (const line of table.lines(signal)) {
		lines.push(line);
		if (lines.length === TOGETHER) yield put();
	}
	if (lines.length) yield put();
	void writer.finish();
	yield taken();
};
