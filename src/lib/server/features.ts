import type { Geometry } from 'geojson';
import type { LayerCollection, LayerFeature } from '../cartography/feature.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Records } from '../domain/records.ts';
import { pathOf } from '../query/address.ts';
import { rowOf } from './rows.ts';
import { shapeOf } from './shape.ts';

/** An incident or presence as a feature of a layer, with the honest picture of its place. */
export function featureOf(record: Incident | Presence, records: Records): LayerFeature {
	const row = rowOf(record, records);
	const shape = shapeOf(record, records);
	return {
		type: 'Feature',
		id: record.id,
		geometry: shape.geometry,
		properties: {
			id: record.id,
			kind: record.kind,
			layer: record.layer ?? '',
			title: row.title,
			class: row.class,
			type: row.type,
			when: row.when,
			earliest: row.earliest,
			latest: row.latest,
			place: row.place,
			precision: row.precision,
			drawing: shape.drawing,
			radius: shape.radius,
			anchor: shape.anchor,
			area: shape.area,
			killed_low: row.killed?.low ?? null,
			killed_best: row.killed?.best ?? null,
			killed_high: row.killed?.high ?? null,
			groups: row.groups.map(({ name }) => name),
			standings: row.groups.flatMap(({ standing }) => (standing ? [standing] : [])),
			region: record.location.region ?? null,
			approximate: shape.approximate,
			url: pathOf(record.kind, record.id)
		}
	};
}

/** Records as one collection; each once. */
export function collectionOf(
	id: string,
	title: string,
	found: Iterable<Incident | Presence>,
	records: Records
): LayerCollection {
	const features = [...new Set(found)].map((record) => featureOf(record, records));
	return { type: 'FeatureCollection', id, title, features };
}

/** The positions of a geometry rounded to a hundredth of a degree, so that borders that two areas share stay shared. */
export function coarse<G extends Geometry>(geometry: G): G {
	if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return geometry;
	const round = (degrees = 0) => Math.round(degrees * 100) / 100;
	const ring = (positions: number[][]): number[][] => {
		const rounded = positions.map(([lon, lat]) => [round(lon), round(lat)]);
		return rounded.filter(
			(position, index) => index === 0 || String(position) !== String(rounded[index - 1])
		);
	};
	const polygon = (rings: number[][][]) => rings.map(ring).filter(({ length }) => length >= 4);
	if (geometry.type === 'Polygon') {
		const coordinates = polygon(geometry.coordinates);
		return coordinates.length ? { ...geometry, coordinates } : geometry;
	}
	const coordinates = geometry.coordinates.map(polygon).filter(({ length }) => length);
	return coordinates.length ? { ...geometry, coordinates } : geometry;
}
