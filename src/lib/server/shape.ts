// What is drawn for a record, and where its position is known at all.
import { createHash } from 'node:crypto';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import circle from '@turf/circle';
import { DEFAULT_RADIUS, drawingOf, type Drawing } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import type { AnyRecord } from '../query/engine.ts';
import { directoryOf } from './directory.ts';

/** The honest picture of a record's place. */
export interface Shape {
	drawing: Drawing;
	/** Null where it is not placed. */
	geometry: Geometry | null;
	/** Longitude and latitude; only where the place itself is known, not merely an area. */
	position: [number, number] | null;
	/** Metres; only where a disc stands for the place. */
	radius: number | null;
	/** Where an area's capsule is drawn; never a position. */
	anchor: [number, number] | null;
	/** Records with the same value are known to one area; null where they are not areal. */
	area: string | null;
	/** Why what is drawn is not exact, in sentences. */
	approximate: string | null;
}

const NOWHERE: Shape = {
	drawing: 'not placed',
	geometry: null,
	position: null,
	radius: null,
	anchor: null,
	area: null,
	approximate: null
};

/** Levels of regions that a place known to a district or province may be known to. */
const LEVELS: Partial<Record<string, Region['level'][]>> = {
	district: ['district', 'area'],
	province: ['province', 'area']
};

const pair = ([lon = 0, lat = 0]: Position): [number, number] => [lon, lat];

const hash = (geometry: Geometry): string =>
	`outline-${createHash('sha256').update(JSON.stringify(geometry)).digest('hex').slice(0, 12)}`;

const isAreal = (geometry: Geometry | null): boolean =>
	geometry !== null && geometry.type !== 'Point' && geometry.type !== 'MultiPoint';

/** An outline that was made, and what tells it from others. */
interface Disc {
	geometry: Polygon;
	area: string;
}

/** Discs that were made, by place and radius: records of one area come after each other. */
const discs = new Map<string, Disc>();
const MOST_DISCS = 2000;

/** A disc that stands for an area whose outline nobody gave us. */
export function discOf([lon, lat]: [number, number], metres: number): Disc {
	const key = `${lon} ${lat} ${metres}`;
	const known = discs.get(key);
	if (known) return known;
	const made = circle([lon, lat], metres / 1000, { steps: 64, units: 'kilometers' }).geometry;
	const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
	const geometry: Polygon = {
		type: 'Polygon',
		coordinates: made.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [round(x), round(y)]))
	};
	if (discs.size >= MOST_DISCS) discs.clear();
	const disc = { geometry, area: hash(geometry) };
	discs.set(key, disc);
	return disc;
}

const sentences = (...parts: (string | null | undefined)[]): string | null =>
	parts.filter(Boolean).join(' ') || null;

/** What is drawn for a record: its own geometry, else its region's outline, else a disc which says so. */
export function shapeOf(record: AnyRecord, records: Records): Shape {
	// A statement is something said: it may speak of a place, but it lies in none.
	if (record.kind === 'statement') return NOWHERE;
	const { location, geometry: own } = record;
	const region = location.region ? directoryOf(records).regions.get(location.region) : undefined;
	const levels = LEVELS[location.precision];
	const outlined = region && levels?.includes(region.level) ? region : undefined;
	const drawing = drawingOf(location.precision, own !== null || outlined !== undefined);
	if (drawing === 'not placed') return NOWHERE;

	const point = own?.type === 'Point' ? pair(own.coordinates) : null;
	if (drawing !== 'outline') {
		if (!point) return NOWHERE;
		const radius =
			location.radius ?? (drawing === 'disc' ? DEFAULT_RADIUS[location.precision] : null);
		const approximate = location.approximate ?? null;
		return { ...NOWHERE, drawing, geometry: own, position: point, radius, approximate };
	}

	const anchor = location.anchor ?? outlined?.anchor ?? point;
	if (own && isAreal(own)) {
		const area = outlined?.id ?? hash(own);
		const approximate = sentences(location.approximate ?? outlined?.approximate);
		return { ...NOWHERE, drawing, geometry: own, anchor, area, approximate };
	}
	if (outlined) {
		const geometry: Polygon | MultiPolygon = outlined.geometry;
		const approximate = sentences(location.approximate ?? outlined.approximate);
		return { ...NOWHERE, drawing, geometry, anchor, area: outlined.id, approximate };
	}
	if (!point) return NOWHERE;
	const radius = location.radius ?? DEFAULT_RADIUS[location.precision];
	const { geometry, area } = discOf(point, radius);
	const approximate = sentences(
		location.approximate,
		`No outline of this ${location.precision === 'line-or-area' ? 'area' : location.precision} is known: a disc of ${radius / 1000} km stands for it.`
	);
	return { ...NOWHERE, drawing, geometry, radius, anchor, area, approximate };
}
