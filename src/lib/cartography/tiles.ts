// Marks of what vector tiles hold, in the same words and sizes as marks of features.
import type { Geometry } from 'geojson';
import { formatInterval } from '../domain/period.ts';
import {
	formatPlacePrecision,
	PLACE_PRECISIONS,
	type PlacePrecision
} from '../domain/precision.ts';
import type { AreaMark, MarkKilled, PointMark, RecordRef } from './marks.ts';
import { killedWords } from './names.ts';
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

/** Radius in pixels of the circle of a cell that counts so many incidents: 3 more for each ten times as many. */
export const cellRadius = (count: number): number => 2.5 + 3 * Math.log10(Math.max(1, count));

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

/** "Attack, 12 November 2011, 6 killed"; "1,204 incidents, 310 to 402, best 350 killed". */
function nameOf(feature: TileFeature, killed: MarkKilled, precision: PlacePrecision): string {
	const { layer, properties } = feature;
	const count = numberOf(properties.count) ?? 1;
	const died = killedWords(killed, count);
	const near = precision === 'near-settlement' ? [formatPlacePrecision(precision)] : [];
	if (count === 1) {
		const words = classWords(textOf(properties.class));
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
	return {
		kind: 'incident' as const,
		records: recordsOf(properties),
		label: '',
		class: classIn(feature),
		count,
		killed,
		incidents: count,
		groups: 0,
		precision,
		type: classWords(textOf(properties.class)),
		when: whenOf(properties),
		open: killed.best === null,
		name: nameOf(feature, killed, precision)
	};
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
		radius: feature.layer === 'cells' ? cellRadius(mark.count) : radiusOf(best)
	};
}

/** The mark of an area known by its outline, or of several that lie too close to be drawn apart. */
export function tileArea(
	feature: TileFeature,
	shapeOf: (area: string) => AreaShape | null
): AreaMark {
	const { position, properties } = feature;
	const mark = common(feature);
	const several = numberOf(properties.areas);
	const area = textOf(properties.area);
	const shape = area ? shapeOf(area) : null;
	const label = several && several > 1 ? `${grouped(several)} areas` : (shape?.name ?? '');
	const words = `${grouped(mark.count)} incident${mark.count === 1 ? '' : 's'}`;
	return {
		...mark,
		id: `area:incident:${area || tileMarkId(feature)}`,
		label,
		name: `${label || 'An area'}: ${words}, ${killedWords(mark.killed, mark.count)}`,
		area: area || tileMarkId(feature),
		anchor: position,
		geometry: shape?.geometry ?? { type: 'Point', coordinates: position },
		shape: 'area'
	};
}
