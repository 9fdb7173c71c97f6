// Collections of features that match a filter.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LayerCollection } from '../cartography/feature.ts';
import type { Filter } from '../query/filter.ts';
import type { Atlas } from './atlas.ts';
import { directoryOf } from './directory.ts';
import { coarse, collectionOf } from './features.ts';
import { sweep } from './sweep.ts';

/** The filter within one layer; null where it shuts that layer out. */
function within(filter: Filter, layer: string): Filter | null {
	const { include = [], exclude = [] } = filter.layer ?? {};
	if (exclude.includes(layer) || (include.length > 0 && !include.includes(layer))) return null;
	return { ...filter, layer: { include: [layer], exclude: [] } };
}

/** A curated layer with just what matches; null for one that is not known. */
export async function layerOf(
	{ engine, records }: Pick<Atlas, 'engine' | 'records'>,
	id: string,
	filter: Filter
): Promise<LayerCollection | null> {
	const layer = directoryOf(records).layers.get(id);
	if (!layer) return null;
	const asked = within(filter, id);
	const found = asked
		? [...(await sweep(engine, asked, 'incident')), ...(await sweep(engine, asked, 'presence'))]
		: [];
	return collectionOf(id, layer.title, found, records);
}

/** Above so many outlines each is drawn a little coarser. */
const MANY = 50;

/** What a region's outline says of itself. */
export interface RegionProperties {
	id: string;
	name: string;
	/** Incidents certainly inside, the region filter left aside. */
	count: number;
	chosen: boolean;
}

/** The outlines of provinces and finer regions that hold matches, and of those that are chosen. */
export async function outlinesOf(
	{ engine, records }: Pick<Atlas, 'engine' | 'records'>,
	filter: Filter
): Promise<FeatureCollection<Polygon | MultiPolygon, RegionProperties>> {
	const { regions } = directoryOf(records);
	const facets = await engine.facets(filter);
	const counts = new Map(facets.region.map(({ value, count }) => [value, count]));
	const { include = [], exclude = [] } = filter.region ?? {};
	const chosen = new Set([...include, ...exclude]);
	const ids = new Set([...counts.keys(), ...chosen].filter((id) => id !== null));
	const shown = [...ids].flatMap((id) => {
		const region = regions.get(id);
		const finer = region && region.level !== 'country' && (counts.get(id) ?? 0) > 0;
		return region && (finer || chosen.has(id)) ? [region] : [];
	});
	const features = shown.map(
		({ id, name, geometry }): Feature<Polygon | MultiPolygon, RegionProperties> => ({
			type: 'Feature',
			id,
			geometry: shown.length > MANY ? coarse(geometry) : geometry,
			properties: { id, name, count: counts.get(id) ?? 0, chosen: include.includes(id) }
		})
	);
	return { type: 'FeatureCollection', features };
}
