// A table as KML 2.2: each record with its time, its symbol and its cells as typed data.
// https://docs.ogc.org/is/12-007r2/12-007r2.html
import type { Geometry, Position } from 'geojson';
import { symbolColour } from '../../cartography/palette.ts';
import { SYMBOL_CLASSES } from '../../cartography/symbols.ts';
import { ATLAS } from '../../query/name.ts';
import { escapeHTML } from '../../query/escape.ts';
import { placeOf, type Column, type Line, type Table, type Write } from './table.ts';
import { element } from './xml.ts';

const TYPES: Record<Column['type'], string> = {
	string: 'string',
	integer: 'int',
	number: 'double',
	date: 'string'
};

const at = ([lon = 0, lat = 0]: Position) => `${lon},${lat}`;
const coordinates = (positions: Position[]) =>
	`<coordinates>${positions.map(at).join(' ')}</coordinates>`;
const ring = (name: string, positions: Position[]) =>
	`<${name}><LinearRing>${coordinates(positions)}</LinearRing></${name}>`;
const polygon = ([outer = [], ...holes]: Position[][]) =>
	`<Polygon>${ring('outerBoundaryIs', outer)}${holes.map((hole) => ring('innerBoundaryIs', hole)).join('')}</Polygon>`;
const line = (positions: Position[]) => `<LineString>${coordinates(positions)}</LineString>`;
const several = (parts: string[]) => `<MultiGeometry>${parts.join('')}</MultiGeometry>`;

/** A geometry of the kinds that records have. */
function formatGeometry(geometry: Geometry): string {
	switch (geometry.type) {
		case 'Point':
			return `<Point>${coordinates([geometry.coordinates])}</Point>`;
		case 'LineString':
			return line(geometry.coordinates);
		case 'Polygon':
			return polygon(geometry.coordinates);
		case 'MultiLineString':
			return several(geometry.coordinates.map(line));
		case 'MultiPolygon':
			return several(geometry.coordinates.map(polygon));
		default:
			throw new TypeError(`A ${geometry.type} is kept in no record.`);
	}
}

/** A colour #RRGGBB as KML writes it: opacity, blue, green, red. */
const colour = (hex: string, opacity: string) =>
	opacity + hex.slice(5, 7) + hex.slice(3, 5) + hex.slice(1, 3);

/** A style for each symbol, named as the symbol; an area is filled so that what lies below is still seen. */
const STYLES = SYMBOL_CLASSES.map((name) => {
	const of = (opacity: string) => element('color', colour(symbolColour('light', name), opacity));
	return (
		`<Style id="${name}"><IconStyle>${of('ff')}<scale>0.8</scale></IconStyle>` +
		'<LabelStyle><scale>0.7</scale></LabelStyle>' +
		`<LineStyle>${of('ff')}<width>1.5</width></LineStyle><PolyStyle>${of('33')}</PolyStyle></Style>\n`
	);
}).join('');

function schemaOf({ name, columns }: Table): string {
	const fields = columns.map(
		(column) =>
			`<SimpleField type="${TYPES[column.type]}" name="${column.name}">${element('displayName', column.about)}</SimpleField>`
	);
	return `<Schema name="${name}" id="${name}">${fields.join('')}</Schema>\n`;
}

/** Between days that are both known, or open at the end that is not. */
function spanOf(earliest: unknown, latest: unknown): string {
	const begin = typeof earliest === 'string' ? element('begin', earliest) : '';
	const end = typeof latest === 'string' ? element('end', latest) : '';
	return begin || end ? `<TimeSpan>${begin}${end}</TimeSpan>` : '';
}

function createPlacemarks(table: Table): (line: Line) => string {
	const [id, title, earliest, latest, url] = ['id', 'title', 'earliest', 'latest', 'url'].map(
		(name) => placeOf(table, name)
	) as [number, number, number, number, number];
	const shapes = new WeakMap<Geometry, string>();
	const shape = (geometry: Geometry) => {
		const text = shapes.get(geometry) ?? formatGeometry(geometry);
		shapes.set(geometry, text);
		return text;
	};
	return ({ cells, geometry, mark }) => {
		const data = table.columns.flatMap(({ name }, index) => {
			const cell = cells[index];
			return cell === null || cell === undefined
				? []
				: [element('SimpleData', String(cell), { name })];
		});
		// What shows a description takes it for HTML: text stands in it as text.
		const words = `${escapeHTML(String(cells[title]))} (${escapeHTML(String(cells[id]))}): ${escapeHTML(String(cells[url]))}`;
		return (
			`<Placemark>${element('name', String(cells[title]))}${element('description', words)}` +
			`${spanOf(cells[earliest], cells[latest])}<styleUrl>#${mark}</styleUrl>` +
			`<ExtendedData><SchemaData schemaUrl="#${table.name}">${data.join('')}</SchemaData></ExtendedData>` +
			`${geometry ? shape(geometry) : ''}</Placemark>\n`
		);
	};
}

/** The first table as a document of placemarks; those without a place have none. */
export const writeKML: Write = async function* ({ about, tables: [table] }, signal) {
	const words = [...about.left, ...about.notes, ...about.licences, ...about.citations].map(
		escapeHTML
	);
	yield '<?xml version="1.0" encoding="UTF-8"?>\n';
	yield '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom"><Document>\n';
	yield element('name', about.title);
	yield `<open>0</open><atom:author><atom:name>${ATLAS}</atom:name></atom:author>`;
	yield `<atom:link rel="related" href="${escapeHTML(about.address)}"/>`;
	yield `${element('description', words.join('<br>'))}\n${STYLES}${schemaOf(table)}`;
	const placemark = createPlacemarks(table);
	for await (const each of table.lines(signal)) yield placemark(each);
	yield '</Document></kml>\n';
};
