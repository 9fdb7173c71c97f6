// The places of one thing as GeoJSON; null for an unknown id.
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { LayerCollection, LayerFeature } from '../cartography/feature.ts';
import type { AnyRecord } from '../query/engine.ts';
import type { Atlas } from './atlas.ts';
import { recordsCiting } from './citing.ts';
import { directoryOf } from './directory.ts';
import { holdingsOf } from './dossier.ts';
import { collectionOf, featureOf } from './features.ts';

type Holder = Pick<Atlas, 'records'>;

/** An incident as a feature; its geometry is null where it has no place on the map. */
export function incidentPlace({ records }: Holder, id: string): LayerFeature | null {
	const incident = directoryOf(records).incidents.get(id);
	return incident ? featureOf(incident, records) : null;
}

/** A presence as a feature. */
export function presencePlace({ records }: Holder, id: string): LayerFeature | null {
	const presence = directoryOf(records).presences.get(id);
	return presence ? featureOf(presence, records) : null;
}

/** The incidents and presences of a group. */
export function groupPlaces({ records }: Holder, id: string): LayerCollection | null {
	const group = directoryOf(records).groups.get(id);
	if (!group) return null;
	const { incidents = [], presences = [] } = holdingsOf(records).get(id) ?? {};
	return collectionOf(id, group.name, [...incidents, ...presences], records);
}

const isPlaceable = (record: AnyRecord) => record.kind !== 'statement';

/** The incidents and presences that take something from a source. */
export function sourcePlaces({ records }: Holder, id: string): LayerCollection | null {
	const source = directoryOf(records).sources.get(id);
	if (!source) return null;
	const found = recordsCiting(records, id).filter(isPlaceable);
	return collectionOf(id, source.title ?? source.label, found, records);
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
