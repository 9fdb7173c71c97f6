// The geometry of a placemark while its elements go by, as a GeoJSON tree.
import type { Branch, Node } from './tree.ts';

interface Shape extends Branch {
	type: string;
	coordinates: Node;
}

const branch = (type: string, coordinates: Node): Shape => ({ type, coordinates });

/** A KML list of `lon,lat,height` as positions; what is no number stays text and is refused later. */
function positionsOf(text: string): Node[] {
	return text
		.trim()
		.split(/\s+/)
		.filter(Boolean)
		.map((tuple) => tuple.split(',').slice(0, 2).map(numberOf));
}

function numberOf(text: string): Node {
	const number = Number(text);
	return text.trim() && Number.isFinite(number) ? number : text;
}

/** Collects the geometry of one placemark. */
export function createShapes() {
	const found: Shape[] = [];
	let rings: Node[] = [];
	let coordinates: Node[] = [];
	let track: Node[] = [];

	return {
		open(name: string): void {
			if (name === 'Polygon') rings = [];
			if (name === 'Track') track = [];
			if (name === 'Point' || name === 'LineString' || name === 'LinearRing') coordinates = [];
		},
		close(name: string, text: string): void {
			if (name === 'coordinates') coordinates = positionsOf(text);
			if (name === 'coord') track.push(text.trim().split(/\s+/).slice(0, 2).map(numberOf));
			if (name === 'Point') found.push(branch('Point', coordinates[0] ?? []));
			if (name === 'LineString') found.push(branch('LineString', coordinates));
			if (name === 'LinearRing') rings.push(coordinates);
			if (name === 'Polygon') found.push(branch('Polygon', rings));
			if (name === 'Track') found.push(branch('LineString', track));
		},
		/** One geometry; several of one kind become its Multi form, others a kind that is refused. */
		result(): Node | undefined {
			const [first] = found;
			if (found.length < 2) return first;
			const type = first?.type ?? '';
			const all = found.map((shape) => shape.coordinates);
			return found.every((shape) => shape.type === type)
				? branch(`Multi${type}`, all)
				: { type: 'GeometryCollection' };
		}
	};
}
