// What is drawn of a set of features: one mark for each place or area, whatever draws it.
import type { Geometry } from 'geojson';
import type { LayerFeature } from './feature.ts';
import { areaName, pointName, type Standfirst } from './names.ts';
import { radiusOf, symbolClassOf, type MarkClass } from './symbols.ts';

/** A record that a mark opens. */
export interface RecordRef {
	kind: 'incident' | 'presence';
	id: string;
}

/** Killed over the incidents of a mark; `best` is null where none of them gave a figure. */
export interface MarkKilled {
	low: number | null;
	best: number | null;
	/** Null where an upper end is open. */
	high: number | null;
	/** Incidents without a figure. */
	unreported: number;
}

interface Mark extends Standfirst {
	/** Unique among all marks of one call; the same for the same place or area in the next. */
	id: string;
	/** Presence only where no incident is in it. */
	kind: 'incident' | 'presence';
	/** What it opens, incidents first, each in the features' order. */
	records: RecordRef[];
	/** The place, as it is written on the map. */
	label: string;
	class: MarkClass;
	/** Incidents of an incident mark, groups of a presence mark. */
	count: number;
	killed: MarkKilled;
	/** What it is in words, for those who hear the map. */
	name: string;
}

/** All records at one position: one symbol, never moved aside. */
export interface PointMark extends Mark {
	position: [number, number];
	/** Metres, where the position is only the middle of a disc; else null. */
	disc: number | null;
	/** Its incidents lie around the position, where a closer look tells them apart. */
	spread?: boolean;
	/** Pixels. */
	radius: number;
	/** No figure reported for any of its incidents: an open circle with "?". */
	open: boolean;
	/** Drawn small, without a number, since there are so many. */
	small?: boolean;
}

/** All records of one kind known only to one area: a hatching and a capsule. */
export interface AreaMark extends Mark {
	/** Incidents and presences of one area have the same value. */
	area: string;
	anchor: [number, number];
	geometry: Geometry;
	shape: 'area' | 'line';
	/** How many areas it stands for, where they lie too close to be drawn apart. */
	areas?: number;
	/** No figure reported for any of its incidents. */
	open: boolean;
}

/** The honest picture of a near-settlement: a circle on the sphere, in metres, around its symbol. */
export interface DiscMark {
	/** Id of the point mark in its middle. */
	mark: string;
	class: MarkClass;
	position: [number, number];
	radius: number;
}

export interface Marks {
	points: PointMark[];
	discs: DiscMark[];
	areas: AreaMark[];
	/** Features without a place on the map, in their order. */
	notPlaced: LayerFeature[];
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

function killedOf(incidents: LayerFeature[]): MarkKilled {
	const figures = incidents.map(({ properties }) => properties);
	const reported = figures.filter((figure) => figure.killed_best !== null);
	const unreported = figures.length - reported.length;
	const lows = figures.map((figure) => figure.killed_low ?? figure.killed_best);
	const known = lows.filter((low) => low !== null);
	const highs = reported.map((figure) => figure.killed_high);
	return {
		low: known.length ? sum(known) : null,
		best: reported.length ? sum(reported.map((figure) => figure.killed_best ?? 0)) : null,
		high: highs.every((high) => high !== null) && reported.length ? sum(highs) : null,
		unreported
	};
}

function classOfAll(features: LayerFeature[]): MarkClass {
	const classes = new Set(features.map(({ properties }) => symbolClassOf(properties.class)));
	const [only] = classes;
	return classes.size === 1 && only ? only : 'several';
}

const groupsIn = (presences: LayerFeature[]): number =>
	new Set(presences.flatMap(({ properties }) => properties.groups)).size;

function common(id: string, features: LayerFeature[]) {
	const incidents = features.filter(({ properties }) => properties.kind === 'incident');
	const presences = features.filter(({ properties }) => properties.kind === 'presence');
	const [first] = incidents.length ? incidents : presences;
	const groups = groupsIn(presences);
	return {
		id,
		kind: incidents.length ? ('incident' as const) : ('presence' as const),
		records: [...incidents, ...presences].map(({ properties: { kind, id } }) => ({ kind, id })),
		label: first?.properties.place ?? '',
		class: incidents.length ? classOfAll(incidents) : ('presence' as const),
		count: incidents.length || groups,
		killed: killedOf(incidents),
		incidents: incidents.length,
		groups,
		precision: first?.properties.precision ?? 'unknown',
		type: first?.properties.type ?? '',
		when: first?.properties.when ?? ''
	};
}

function pointMark(id: string, features: LayerFeature[]): PointMark {
	const [first] = features;
	const mark = common(id, features);
	const radii = features.map(({ properties }) => properties.radius ?? 0);
	const { best } = mark.killed;
	const open = mark.kind === 'incident' && best === null;
	return {
		...mark,
		name: pointName(mark),
		position: first?.geometry?.type === 'Point' ? pair(first.geometry.coordinates) : [0, 0],
		disc: Math.max(...radii) || null,
		radius: open ? radiusOf(null) : radiusOf(best ?? 0),
		open
	};
}

const pair = ([lon = 0, lat = 0]: number[]): [number, number] => [lon, lat];

function areaMark(area: string, kind: string, features: LayerFeature[], whole: boolean): AreaMark {
	const own = features.filter(({ properties }) => properties.kind === kind);
	const outlined = own.find(({ geometry }) => geometry) ?? own[0];
	const geometry = outlined?.geometry ?? { type: 'Point', coordinates: [0, 0] };
	const mark = common(`area:${kind}:${area}`, own);
	return {
		...mark,
		name: areaName(mark, { alone: own.length === features.length, whole }),
		area,
		anchor: outlined?.properties.anchor ?? middleOf(geometry),
		geometry,
		shape: geometry.type.endsWith('LineString') ? 'line' : 'area',
		open: mark.kind === 'incident' && mark.killed.best === null
	};
}

/** Every position of a geometry. */
export function* positionsOf(geometry: Geometry): Generator<number[]> {
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) yield* positionsOf(part);
		return;
	}
	const stack: unknown[] = [geometry.coordinates];
	for (let next = stack.pop(); Array.isArray(next); next = stack.pop()) {
		if (typeof next[0] === 'number') yield next as number[];
		else stack.push(...(next as unknown[]));
	}
}

/** The middle of an outline's extent: only for an area that came without an anchor. */
function middleOf(geometry: Geometry): [number, number] {
	const positions = [...positionsOf(geometry)];
	const middle = (axis: 0 | 1) => {
		const values = positions.map((position) => position[axis] ?? 0);
		const low = values.reduce((a, b) => Math.min(a, b), Infinity);
		const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
		return values.length ? (low + high) / 2 : 0;
	};
	return [middle(0), middle(1)];
}

function gather(map: Map<string, LayerFeature[]>, key: string, feature: LayerFeature): void {
	const had = map.get(key);
	if (had) had.push(feature);
	else map.set(key, [feature]);
}

/**
 * The marks of features: one for each position, one for each area and kind, in the features' order.
 * A feature that several layers hold is taken once. `whole` says that nothing was filtered away, so that
 * "no incident recorded" may be said of an area.
 */
export function marksOf(features: Iterable<LayerFeature>, { whole = false } = {}): Marks {
	const positions = new Map<string, LayerFeature[]>();
	const outlines = new Map<string, LayerFeature[]>();
	const notPlaced: LayerFeature[] = [];
	const seen = new Set<string>();
	for (const feature of features) {
		const { kind, id, drawing, area } = feature.properties;
		if (seen.has(`${kind} ${id}`)) continue;
		seen.add(`${kind} ${id}`);
		const { geometry } = feature;
		if (!geometry || drawing === 'not placed') notPlaced.push(feature);
		else if (drawing === 'outline') gather(outlines, area ?? `${kind} ${id}`, feature);
		else if (geometry.type === 'Point') gather(positions, geometry.coordinates.join(), feature);
		else notPlaced.push(feature);
	}
	const points = [...positions].map(([key, at]) => pointMark(`point:${key}`, at));
	const areas = [...outlines].flatMap(([area, of]) =>
		(['incident', 'presence'] as const)
			.filter((kind) => of.some(({ properties }) => properties.kind === kind))
			.map((kind) => areaMark(area, kind, of, whole))
	);
	const discs = points.flatMap((point) =>
		point.disc
			? [{ mark: point.id, class: point.class, position: point.position, radius: point.disc }]
			: []
	);
	return { points, discs, areas, notPlaced };
}
