import type { Geometry } from 'geojson';
import { drawingOf } from '../domain/precision.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import type { Evidence, Location, Position } from '../domain/schema.ts';
import { anchorOf } from './anchor.ts';
import type { Desk } from './desk.ts';
import { plainName } from './header.ts';
import type { Mapping } from './mapping.ts';
import { parsePosition } from './number.ts';
import { placeOf } from './parts.ts';
import type { PlainRow } from './plain.ts';
import { lineText } from './text.ts';
import { precisionNamed } from './words.ts';

const WHY =
	'Nothing says how exact the coordinates are; taken as of the settlement that they lie in.';

function precisionOf(row: PlainRow, mapping: Mapping, desk: Desk): PlacePrecision | undefined {
	const word = row.text('precision');
	if (!word) return mapping.defaults.precision;
	const given = Object.entries(mapping.values.precision ?? {}).find(
		([name]) => plainName(name) === plainName(word)
	)?.[1];
	const precision = given ?? precisionNamed(word);
	if (!precision)
		desk.noteOnce(
			`The precision ${JSON.stringify(lineText(word))} is not known; the mapping can say what it stands for.`,
			{ of: 'precision', word: lineText(word) }
		);
	return precision ?? mapping.defaults.precision;
}

/** The finest name that is no finer than the precision. */
function nameOf(row: PlainRow, precision: PlacePrecision): string {
	const [place, district, province, country] = (
		['place', 'district', 'province', 'country'] as const
	).map((key) => row.text(key));
	if (precision === 'country') return country || '';
	if (precision === 'province') return province || country || '';
	if (precision === 'district') return district || province || country || '';
	return place || district || province || country || '';
}

/** Where it was: from the geometry where the format has one, else from its columns. */
export function whereOf(
	row: PlainRow,
	geometry: Geometry | null | undefined,
	mapping: Mapping,
	evidence: Evidence[],
	desk: Desk
): { location: Location; geometry: Geometry | null } {
	const stated = precisionOf(row, mapping, desk);
	const point = geometry === undefined ? pointOf(row) : pointIn(geometry);
	if (geometry && !point) return areaOf(row, geometry, stated, evidence, desk);
	const precision = stated ?? (point ? 'settlement' : 'unknown');
	return placeOf(
		{
			precision,
			point,
			name: nameOf(row, precision),
			method: point ? 'source gives coordinates' : 'no coordinates given',
			...(!stated && { inferred: { what: 'precision', why: WHY } })
		},
		evidence,
		desk
	);
}

const pointOf = (row: PlainRow) => parsePosition(row.cell('longitude'), row.cell('latitude'));

const pointIn = (geometry: Geometry | null): Position | null =>
	geometry?.type === 'Point' ? (geometry.coordinates as Position) : null;

function areaOf(
	row: PlainRow,
	geometry: Geometry,
	stated: PlacePrecision | undefined,
	evidence: Evidence[],
	desk: Desk
): { location: Location; geometry: Geometry | null } {
	const drawing = stated && drawingOf(stated, true);
	if (drawing === 'symbol' || drawing === 'disc')
		desk.note(
			`Its place is said to be known to the ${stated} but is a ${geometry.type}; taken as an area.`
		);
	const precision = drawing === 'outline' || drawing === 'not placed' ? stated! : 'line-or-area';
	const name = lineText(nameOf(row, precision));
	const isPlaced = drawingOf(precision, true) !== 'not placed';
	const location: Location = {
		...(name && { name }),
		precision,
		...(isPlaced && { anchor: anchorOf(geometry) }),
		method: 'source gives an outline',
		evidence
	};
	return { location, geometry: isPlaced ? geometry : null };
}
