// A table as FlatGeobuf, without the index that could only stand before what is not yet read.
// https://flatgeobuf.org · https://github.com/flatgeobuf/flatgeobuf/tree/master/src/fbs
import { Builder } from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column as FgbColumn } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { About, Column, Line, Table, Write } from './table.ts';

const TYPES: Record<Column['type'], ColumnType> = {
	string: ColumnType.String,
	integer: ColumnType.Int,
	number: ColumnType.Double,
	date: ColumnType.DateTime
};

function columnOf(builder: Builder, { name, about, type }: Column): number {
	const [named, described] = [builder.createString(name), builder.createString(about)];
	FgbColumn.startColumn(builder);
	FgbColumn.addName(builder, named);
	FgbColumn.addType(builder, TYPES[type]);
	FgbColumn.addDescription(builder, described);
	return FgbColumn.endColumn(builder);
}

function headerOf({ name, columns }: Table, about: About): Uint8Array {
	const builder = new Builder();
	const made = Header.createColumnsVector(
		builder,
		columns.map((column) => columnOf(builder, column))
	);
	const text = (each: string) => builder.createString(each);
	const [named, title, words, metadata] = [
		text(name),
		text(about.title),
		text([...about.left, ...about.notes, ...about.licences].join('\n')),
		text(JSON.stringify(about))
	];
	const authority = text('EPSG');
	Crs.startCrs(builder);
	Crs.addOrg(builder, authority);
	Crs.addCode(builder, 4326);
	const crs = Crs.endCrs(builder);
	Header.startHeader(builder);
	Header.addName(builder, named);
	Header.addGeometryType(builder, GeometryType.Unknown);
	Header.addColumns(builder, made);
	// How many there are is not known for certain before all are read, and 0 stands for that.
	Header.addFeaturesCount(builder, 0n);
	Header.addIndexNodeSize(builder, 0);
	Header.addCrs(builder, crs);
	Header.addTitle(builder, title);
	Header.addDescription(builder, words);
	Header.addMetadata(builder, metadata);
	builder.finishSizePrefixed(Header.endHeader(builder));
	return builder.asUint8Array();
}

/** The cells of a line, each after the number of its column; those without a value are left out. */
function propertiesOf(columns: readonly Column[], { cells }: Line): Uint8Array {
	const parts = cells.flatMap((cell, index) => {
		if (cell === null) return [];
		const text = typeof cell === 'string' ? Buffer.from(cell) : null;
		const isDouble = columns[index]?.type === 'number';
		const part = Buffer.alloc(2 + (text ? 4 + text.length : isDouble ? 8 : 4));
		const at = part.writeUInt16LE(index);
		if (text) text.copy(part, part.writeUInt32LE(text.length, at));
		else if (isDouble) part.writeDoubleLE(cell as number, at);
		else part.writeInt32LE(cell as number, at);
		return [part];
	});
	return Buffer.concat(parts);
}

/** The first table, with what it is in the header. */
export const writeFlatGeobuf: Write = async function* ({ about, tables: [table] }, signal) {
	yield magicbytes;
	yield headerOf(table, about);
	for await (const line of table.lines(signal)) {
		const builder = new Builder(1024);
		const properties = Feature.createPropertiesVector(builder, propertiesOf(table.columns, line));
		const geometry = line.geometry && buildGeometry(builder, parseGeometry(line.geometry as never));
		Feature.startFeature(builder);
		if (geometry !== null) Feature.addGeometry(builder, geometry);
		Feature.addProperties(builder, properties);
		builder.finishSizePrefixed(Feature.endFeature(builder));
		yield builder.asUint8Array();
	}
};
