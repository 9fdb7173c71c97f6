// Marks of what vector tiles hold, in the same words and sizes as marks of features.
import circle from '@turf/circle';
import type { Geometry } from 'geojson';
import { formatInterval } from '../domain/period.ts';
import {
	formatPlacePrecision,
	PLACE_PRECISIONS,
	type PlacePrecision
} from '../domain/precision.ts';
import type { AreaMark, MarkKilled, PointMark, RecordRef } from './marks.ts';
import { killedWords, pointName } from './names.ts';
import { classWords, radiusOf, symbolClassOf, type MarkClass } from './symbols.ts';

/** A feature of a tile. */
export interface TileFeature {
	layer: 'incidents' | 'cells' | 'areas';
	/** Longitude and latitude. */
	position: [number, number];
	properties: Record<string, unknown>;
}

/** What is known of an area beside its tile. */
export interface AreaShape {
	name: string;
	geometry: Geometry;
}

/** Per cent of a cell's incidents above which it has the colour of their class. */
export const MAJORITY = 50;

/** Radius in pixels of a dot: a single incident without room for its symbol, and a cell that counts one. */
export const DOT_RADIUS = 3;
/** How much larger the dot of a cell is for each ten times as many incidents. */
export const CELL_STEP = 2;
/** Radius in pixels of the dot of a cell that counts so many incidents. */
export const cellRadius = (count: number): number =>
	DOT_RADIUS + CELL_STEP * Math.log10(Math.max(1, count));

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const grouped = (count: number): string => count.toLocaleString('en');

const isPrecision = (value: string): value is PlacePrecision =>
	(PLACE_PRECISIONS as readonly string[]).includes(value);

function killedIn({ killed_best, killed_low, killed_high, unreported }: TileFeature['properties']) {
	const best = numberOf(killed_best);
	const killed: MarkKilled = {
		low: numberOf(killed_low) ?? best,
		best,
		high: numberOf(killed_high) ?? best,
		unreported: numberOf(unreported) ?? 0
	};
	return killed;
}

/** The class that a mark has the colour of: that of all its incidents, or in a cell of most of them. */
function classIn({ layer, properties }: TileFeature): MarkClass {
	const share = numberOf(properties.class_share) ?? 100;
	const enough = layer === 'cells' ? share > MAJORITY : share === 100;
	return enough ? symbolClassOf(textOf(properties.class)) : 'several';
}

function whenOf({ earliest, latest }: TileFeature['properties']): string {
	const first = textOf(earliest);
	const last = textOf(latest) || first;
	return first ? formatInterval(first, last) : last ? `until ${formatInterval(last, last)}` : '';
}

/** Types are named by their ids, which are words parted by hyphens. */
const typeWords = ({ type, class: top }: TileFeature['properties']): string =>
	(textOf(type) || classWords(textOf(top))).replaceAll('-', ' ');

/** Without a name of its place: "Attack, 12 November 2011, 6 killed"; "1,204 incidents around here, 350 killed". */
function namelessOf(feature: TileFeature, killed: MarkKilled, precision: PlacePrecision): string {
	const { layer, properties } = feature;
	const count = numberOf(properties.count) ?? 1;
	const died = killedWords(killed, count);
	const near = precision === 'near-settlement' ? [formatPlacePrecision(precision)] : [];
	if (count === 1) {
		const words = typeWords(properties);
		const type = words.charAt(0).toUpperCase() + words.slice(1);
		return [type, whenOf(properties), died, ...near].filter(Boolean).join(', ');
	}
	const where = layer === 'incidents' ? ' at one place' : layer === 'cells' ? ' around here' : '';
	return [`${grouped(count)} incidents${where}`, died, ...near].join(', ');
}

function recordsOf({ id, ids }: TileFeature['properties']): RecordRef[] {
	const listed = textOf(ids) || textOf(id);
	return listed ? listed.split(' ').map((one) => ({ kind: 'incident', id: one })) : [];
}

function common(feature: TileFeature) {
	const { properties } = feature;
	const killed = killedIn(properties);
	const given = textOf(properties.precision);
	const precision = isPrecision(given) ? given : 'unknown';
	const count = numberOf(properties.count) ?? 1;
	const mark = {
		kind: 'incident' as const,
		records: recordsOf(properties),
		label: textOf(properties.place),
		class: classIn(feature),
		count,
		killed,
		incidents: count,
		groups: 0,
		precision,
		type: typeWords(properties),
		when: whenOf(properties),
		open: killed.best === null
	};
	return { ...mark, name: mark.label ? pointName(mark) : namelessOf(feature, killed, precision) };
}

/** What tells one mark of a tile's feature from all others in view. */
export const tileMarkId = ({ layer, position, properties }: TileFeature): string =>
	`tile:${layer}:${textOf(properties.precision)}:${textOf(properties.area) || position.map((part) => part.toFixed(5)).join()}`;

/** The mark of single incidents, of a cell, or of a disc; one that opens nothing is looked at more closely. */
export function tilePoint(feature: TileFeature): PointMark {
	const mark = common(feature);
	const { best } = mark.killed;
	return {
		...mark,
		id: tileMarkId(feature),
		position: feature.position,
		disc: numberOf(feature.properties.radius),
		spread: feature.layer === 'cells',
		radius: feature.layer === 'cells' ? cellRadius(mark.count) : radiusOf(best)
	};
}

/** A disc that stands for an area of which only the middle is known, a radius in metres around it. */
const discOf = (position: [number, number], radius: number): Geometry =>
	circle(position, radius / 1000, { steps: 64, units: 'kilometers' }).geometry;

/** The mark of an area known by its outline, or of several that lie too close to be drawn apart. */
export function tileArea(
	feature: TileFeature,
	shapeOf: (area: string) => AreaShape | null
): AreaMark {
	const { position, properties } = feature;
	const mark = common(feature);
	const several = numberOf(properties.areas);
	const radius = numberOf(properties.radius);
	const area = textOf(properties.area);
	const shape = area ? shapeOf(area) : null;
	const point: Geometry = { type: 'Point', coordinates: position };
	const label = several && several > 1 ? `${grouped(several)} areas` : shape?.name || mark.label;
	return {
		...mark,
		id: `area:incident:${area || tileMarkId(feature)}`,
		label,
		name: areaNameOf(label, mark),
		area: area || tileMarkId(feature),
		anchor: position,
		geometry: shape?.geometry ?? (radius ? discOf(position, radius) : point),
		shape: 'area',
		...(several && several > 1 && { areas: several })
	};
}

function areaNameOf(label: string, { count, killed }: Pick<AreaMark, 'count' | 'killed'>): string {
	const words = `${grouped(count)} incident${count === 1 ? '' : 's'}`;
	return `${label || 'An area'}: ${words}, ${killedWords(killed, count)}`;
}

const sumOf = (values: (number | null)[]): number | null =>
	values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);

/** One mark for areas that lie too close for a capsule each, at the anchor of the first, which gives it its id. */
export function areasTogether(marks: readonly [AreaMark, ...AreaMark[]]): AreaMark {
	const [first, ...others] = marks;
	if (!others.length) return first;
	const killed: MarkKilled = {
		low: sumOf(marks.map((mark) => mark.killed.low)),
		best: sumOf(marks.map((mark) => mark.killed.best)),
		high: sumOf(marks.map((mark) => mark.killed.high)),
		unreported: marks.reduce((sum, mark) => sum + mark.killed.unreported, 0)
	};
	const count = marks.reduce((sum, mark) => sum + mark.count, 0);
	const areas = marks.reduce((sum, mark) => sum + (mark.areas ?? 1), 0);
	const isNamed = first.label && !first.areas;
	const label = isNamed
		? `${first.label} and ${grouped(areas - 1)} more`
		: `${grouped(areas)} areas`;
	const known = marks.every(({ records, count }) => records.length === count);
	return {
		...first,
		records: known ? marks.flatMap(({ records }) => records) : [],
		label,
		name: areaNameOf(label, { count, killed }),
		class: others.every((mark) => mark.class === first.class) ? first.class : 'several',
		count,
		incidents: count,
		killed,
		open: killed.best === null,
		areas,
		geometry: { type: 'GeometryCollection', geometries: marks.map(({ geometry }) => geometry) }
	};
}
