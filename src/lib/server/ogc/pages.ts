// What pages of features show: the same as the documents, with the words and places that a reader needs.
import type { FeatureCollection } from 'geojson';
import type { LayerCollection } from '../../cartography/feature.ts';
import type { Value } from '../flat/property.ts';
import { coarse, collectionOf } from '../features.ts';
import type { Asked } from './asking.ts';
import { loadPage } from './answer.ts';
import type { Collection, Item } from './collection.ts';
import { propertiesOf } from './feature.ts';
import { ITEM, linksOfItem } from './item.ts';
import { ITEMS, linksOfItems } from './items.ts';
import type { Link } from './link.ts';

/** Characters of outlines that a page carries; beyond these it has no map of them. */
const MOST_DRAWN = 600_000;

/** A property of a feature in words. */
export interface Cell {
	name: string;
	title: string;
	description: string;
	value: Value;
	/** Where it leads to. */
	href: string | null;
}

const cellsOf = (collection: Collection, item: Item, origin: string): Cell[] => {
	const values = propertiesOf(collection, item, origin);
	return collection.properties.map(({ name, title, description, format }) => {
		const value = values[name] ?? null;
		const href = format === 'uri-reference' && value !== null ? String(value) : null;
		return { name, title, description, value, href };
	});
};

/** What a map draws of features; null where there is nothing to draw, or too much. */
function placesOf(
	collection: Collection,
	items: readonly Item[],
	records: Parameters<typeof collectionOf>[3]
): LayerCollection | FeatureCollection['features'][number] | null {
	const placed = items.filter(({ geometry }) => geometry !== null);
	const [first] = placed;
	if (!first) return null;
	const found = placed.flatMap(({ record }) => record ?? []);
	const drawn = found.length
		? collectionOf(collection.id, collection.title, found, records)
		: outlineOf(placed);
	return JSON.stringify(drawn).length > MOST_DRAWN ? null : drawn;
}

/** Outlines of regions as one, since the map draws them alike. */
function outlineOf(items: readonly Item[]): FeatureCollection['features'][number] {
	const coordinates = items.flatMap(({ geometry }) => {
		const rough = geometry && coarse(geometry);
		if (rough?.type === 'Polygon') return [rough.coordinates];
		return rough?.type === 'MultiPolygon' ? rough.coordinates : [];
	});
	const [first] = items;
	const geometry = { type: 'MultiPolygon' as const, coordinates };
	return { type: 'Feature', id: first!.id, geometry, properties: { name: '' } };
}

export interface Shown {
	collection: Pick<Collection, 'id' | 'title' | 'description'>;
	links: Link[];
	places: ReturnType<typeof placesOf>;
	/** Leads to the atlas; null where it shows something else. */
	open: string | null;
}

/** The features of one page. */
export async function itemsPage(asked: Asked) {
	const items = await loadPage(asked, ITEMS);
	const { asking, collection, matched, first } = items;
	const { url, known, addresses } = asking;
	const { id, title, description, view = null } = collection;
	const plain = [...url.searchParams.keys()].every((key) => key === 'f' || key === 'theme');
	const rows = first.items.map((item) => ({
		id: item.id,
		href: addresses.item(id, item.id),
		cells: cellsOf(collection, item, url.origin)
	}));
	return {
		collection: { id, title, description },
		matched,
		rows,
		links: linksOfItems(items, first.next),
		places: placesOf(collection, first.items, known.records),
		open: plain ? view : null
	} satisfies Shown & Record<string, unknown>;
}

/** One feature. */
export async function itemPage(asked: Asked) {
	const one = await loadPage(asked, ITEM);
	const { asking, collection, item } = one;
	const { id, title, description } = collection;
	return {
		collection: { id, title, description },
		id: item.id,
		name: String(item.values.title ?? item.values.name ?? item.id),
		cells: cellsOf(collection, item, asking.url.origin),
		links: linksOfItem(one),
		places: placesOf(collection, [item], asking.known.records),
		open: item.record && `/?${item.record.kind}=${encodeURIComponent(item.id)}`
	} satisfies Shown & Record<string, unknown>;
}
