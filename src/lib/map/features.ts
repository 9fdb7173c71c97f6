// Marks as the GeoJSON that the map's sources draw. Every feature's `id` is its mark's.
import circle from '@turf/circle';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { badgeRadius, badgeText } from '../cartography/badge.ts';
import type { AreaMark, DiscMark, PointMark } from '../cartography/marks.ts';
import { subline } from '../cartography/names.ts';
import { symbolName } from './images.ts';
import type { Shape } from './shape.ts';

const collection = (features: Feature[]): FeatureCollection => ({
	type: 'FeatureCollection',
	features
});

const feature = (
	id: string,
	geometry: Geometry,
	properties: Record<string, string | number | boolean>
): Feature => ({ type: 'Feature', geometry, properties: { ...properties, id } });

export const EMPTY = collection([]);

export function pointFeatures(points: PointMark[]): FeatureCollection {
	return collection(
		points.map((mark) => {
			const radius = mark.small ? mark.radius : badgeRadius(mark);
			const text = mark.small ? '' : badgeText(mark);
			return feature(
				mark.id,
				{ type: 'Point', coordinates: mark.position },
				{
					icon: symbolName({ class: mark.class, radius, open: mark.open, text }),
					radius,
					class: mark.class,
					near: mark.disc !== null,
					label: mark.label,
					sub: mark.label && subline(mark)
				}
			);
		})
	);
}

export function discFeatures(discs: DiscMark[]): FeatureCollection {
	return collection(
		discs.map(({ mark, class: name, position, radius }) => {
			const { geometry } = circle(position, radius / 1000, { steps: 96, units: 'kilometers' });
			return feature(mark, geometry, { class: name });
		})
	);
}

export const areaFeatures = (areas: AreaMark[], kind: AreaMark['kind']): FeatureCollection =>
	collection(
		areas
			.filter((area) => area.kind === kind)
			.map(({ id, class: name, geometry, shape }) => feature(id, geometry, { class: name, shape }))
	);

export function shapeFeatures(shape: Shape | null): FeatureCollection {
	if (!shape) return EMPTY;
	if ('near' in shape) {
		const { lon, lat, km } = shape.near;
		return collection([circle([lon, lat], km, { steps: 128, units: 'kilometers' })]);
	}
	if ('area' in shape) {
		const [first] = shape.area;
		const ring = first ? [...shape.area, first] : [];
		return collection([feature('shape', { type: 'Polygon', coordinates: [ring] }, {})]);
	}
	const [west, south, east, north] = shape.bbox;
	const far = west > east ? east + 360 : east;
	const corners = [
		[west, south],
		[far, south],
		[far, north],
		[west, north],
		[west, south]
	];
	return collection([feature('shape', { type: 'Polygon', coordinates: [corners] }, {})]);
}
