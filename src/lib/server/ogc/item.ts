// One feature of a collection.
import { collectionIn, itemIn, type Asking, type Operation } from './asking.ts';
import type { Collection, Item } from './collection.ts';
import { CRS84, type System } from './crs.ts';
import { formatFeature } from './feature.ts';
import { GEOJSON_FORM, HTML_FORM, inForm, JSON_FORM, selfLinks, type Link } from './link.ts';

export interface One {
	asking: Asking;
	collection: Collection;
	system: System;
	item: Item;
}

export const ITEM = {
	parameters: ['crs'],
	make(asking: Asking): One {
		const collection = collectionIn(asking);
		const item = itemIn(asking, collection);
		return { asking, collection, system: asking.values.crs ?? CRS84, item };
	}
} satisfies Operation<One>;

/** Where to go from a feature. */
export function linksOfItem({ asking, collection, item }: One): Link[] {
	const { url, form, addresses } = asking;
	const page = item.values.url;
	return [
		...selfLinks(`${addresses.item(collection.id, item.id)}${url.search}`, form, GEOJSON_FORM),
		{
			...{ href: inForm(addresses.collection(collection.id), 'json'), rel: 'collection' },
			...{ type: JSON_FORM, title: collection.title }
		},
		...(typeof page === 'string'
			? [
					{
						...{ href: new URL(page, url.origin).href, rel: 'related', type: HTML_FORM },
						title: 'Its page in the atlas, with its sources'
					}
				]
			: [])
	];
}

/** The document. */
export const writeItem = (one: One): string =>
	formatFeature(one.item, {
		...{ collection: one.collection, system: one.system, origin: one.asking.url.origin },
		more: { links: linksOfItem(one) }
	});
