// The places of one thing as GeoJSON; null for an unknown id.
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { LayerCollection, LayerFeature } from '../cartography/feature.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf } from './directory.ts';
import { holdingsOf } from './dossier.ts';
import { collectionOf, featureOf } from './features.ts';
import { sweep } from './sweep.ts';

type Holder = Pick<Atlas, 'records' | 'record' | 'engine'>;

/** An incident as a feature; its geometry is null where it has no place on the map. */
export function incidentPlace({ records, record }: Holder, id: string): LayerFeature | null {
	const incident = record('incident', id);
	return incident ? featureOf(incident, records) : null;
}

/** A presence as a feature. */
export function presencePlace({ records }: Holder, id: string): LayerFeature | null {
	const presence = directoryOf(records).presences.get(id);
	return presence ? featureOf(presence, records) : null;
}

/** The incidents and presences of a group. */
export async function groupPlaces(
	{ records, engine }: Holder,
	id: string
): Promise<LayerCollection | null> {
	const group = directoryOf(records).groups.get(id);
	if (!group) return null;
	const { presences = [] } = holdingsOf(records).get(id) ?? {};
	const incidents = await sweep(engine, { group: { include: [id], exclude: [] } }, 'incident');
	return collectionOf(id, group.name, [...incidents, ...presences], records);
}

/** The incidents and presences that take something from a source. */
export async function sourcePlaces(
	{ records, engine }: Holder,
	id: string
): Promise<LayerCollection | null> {
	const source = directoryOf(records).sources.get(id);
	if (!source) return null;
	const filter = { source: { include: [id], exclude: [] } };
	const incidents = await sweep(engine, filter, 'incident');
	const presences = await sweep(engine, filter, 'presence');
	return collectionOf(id, source.title ?? source.label, [...incidents, ...presences], records);
}

/** The outline of a region. */
export function regionPlace(
	{ records }: Holder,
	id: string
): Feature<Polygon | MultiPolygon> | null {
	const region = directoryOf(records).regions.get(id);
	if (!region) return null;
	const { geometry, ...properties } = region;
	return { type: 'Feature', id, geometry, properties };
}
