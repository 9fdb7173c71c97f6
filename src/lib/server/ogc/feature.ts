// Features as GeoJSON texts: https://www.rfc-editor.org/rfc/rfc7946
import type { Geometry } from 'geojson';
import type { Value } from '../flat/property.ts';
import type { Collection, Item } from './collection.ts';
import { CRS84, mapGeometry, toMetres, type System } from './crs.ts';

/** What many features share is written once a reference system. */
const written: Record<'degrees' | 'metres', WeakMap<Geometry, string>> = {
	degrees: new WeakMap(),
	metres: new WeakMap()
};

function formatGeometry(geometry: Geometry | null, system: System): string {
	if (!geometry) return 'null';
	const held = written[system === CRS84 ? 'degrees' : 'metres'];
	const known = held.get(geometry);
	if (known !== undefined) return known;
	const text = JSON.stringify(system === CRS84 ? geometry : mapGeometry(geometry, toMetres));
	held.set(geometry, text);
	return text;
}

/** The properties of a feature, with the addresses among them made absolute. */
export function propertiesOf(
	{ properties }: Pick<Collection, 'properties'>,
	{ values }: Pick<Item, 'values'>,
	origin: string
): Record<string, Value> {
	const made: Record<string, Value> = {};
	for (const { name, format } of properties) {
		const value = values[name] ?? null;
		made[name] = format === 'uri-reference' && value !== null ? `${origin}${value}` : value;
	}
	return made;
}

/** How a feature is written. */
export interface Writing {
	collection: Pick<Collection, 'properties'>;
	origin: string;
	system: System;
	/** Further members. */
	more?: Record<string, unknown>;
}

/** One feature. */
export function formatFeature(item: Item, { collection, origin, system, more }: Writing): string {
	const members = [
		'"type":"Feature"',
		`"id":${JSON.stringify(item.id)}`,
		`"geometry":${formatGeometry(item.geometry, system)}`,
		`"properties":${JSON.stringify(propertiesOf(collection, item, origin))}`,
		...Object.entries(more ?? {}).map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
	];
	return `{${members.join()}}`;
}
