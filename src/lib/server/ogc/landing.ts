// The way in, the classes of requirements, and the collections.
import type { Asking, Operation } from './asking.ts';
import { collectionIn } from './asking.ts';
import type { Collection } from './collection.ts';
import { CONFORMS_TO } from './conformance.ts';
import { CRS84, SYSTEMS } from './crs.ts';
import {
	GEOJSON_FORM,
	HTML_FORM,
	inForm,
	JSON_FORM,
	OPENAPI_FORM,
	RELATIONS,
	SCHEMA_FORM,
	selfLinks,
	type Link
} from './link.ts';

const link = (rel: string, href: string, type: string, title: string): Link => ({
	...{ href, rel, type, title }
});

export const LANDING = {
	parameters: [],
	make({ addresses, form }: Asking) {
		const { root, definition, conformance, collections } = addresses;
		return {
			title: 'Incident Atlas',
			description:
				'Sourced incidents of armed violence, with how sure each thing is: OGC API – Features and Tiles.',
			links: [
				...selfLinks(root, form, JSON_FORM),
				link(
					'service-desc',
					inForm(definition, 'json'),
					OPENAPI_FORM,
					'What can be asked, as OpenAPI'
				),
				link('service-doc', inForm(definition, 'html'), HTML_FORM, 'What can be asked, as a page'),
				link('conformance', conformance, JSON_FORM, 'The standards that are kept'),
				link('data', collections, JSON_FORM, 'The collections'),
				link(RELATIONS.tiles, addresses.tiles(), JSON_FORM, 'Vector tiles of all incidents'),
				link('license', new URL('/datasets', root).href, HTML_FORM, 'Datasets and their licences')
			]
		};
	}
} satisfies Operation<object>;

export const CONFORMANCE = {
	parameters: [],
	make: ({ addresses, form }: Asking) => ({
		conformsTo: CONFORMS_TO,
		links: selfLinks(addresses.conformance, form, JSON_FORM)
	})
} satisfies Operation<object>;

/** Where to go from a collection. */
function linksOf({ addresses }: Asking, { id, dataset, tile }: Collection): Link[] {
	const items = addresses.items(id);
	const own = (rel: string, href: string, title: string) => [
		link(rel, inForm(href, 'json'), SCHEMA_FORM, title),
		link(rel, inForm(href, 'html'), HTML_FORM, title)
	];
	return [
		link('items', inForm(items, 'json'), GEOJSON_FORM, 'The features as GeoJSON'),
		link('items', inForm(items, 'html'), HTML_FORM, 'The features as a page'),
		...own(RELATIONS.queryables, addresses.queryables(id), 'What a filter may name'),
		...own(RELATIONS.schema, addresses.schema(id), 'What the features have'),
		...own('describedby', addresses.schema(id), 'What the features have'),
		...(tile ? [link(RELATIONS.tiles, addresses.tiles(id), JSON_FORM, 'Vector tiles')] : []),
		...(dataset?.licenceURL
			? [link('license', dataset.licenceURL, HTML_FORM, dataset.licence)]
			: [link('license', new URL('/datasets', items).href, HTML_FORM, 'Datasets and licences')])
	];
}

async function about(asking: Asking, collection: Collection) {
	const { id, title, description, isPlaced, reach } = collection;
	const { extent, period } = await reach();
	const spatial = extent && { bbox: [extent], crs: CRS84 };
	const temporal = period && {
		interval: [[period[0] && `${period[0]}T00:00:00Z`, period[1] && `${period[1]}T23:59:59Z`]],
		trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian'
	};
	return {
		...{ id, title, description, itemType: 'feature' },
		...((spatial ?? temporal) && {
			extent: { ...(spatial && { spatial }), ...(temporal && { temporal }) }
		}),
		...(isPlaced && { crs: SYSTEMS, storageCrs: CRS84 }),
		links: [
			...selfLinks(asking.addresses.collection(id), asking.form, JSON_FORM),
			...linksOf(asking, collection)
		]
	};
}

export const COLLECTIONS = {
	parameters: [],
	make: async (asking: Asking) => ({
		links: selfLinks(asking.addresses.collections, asking.form, JSON_FORM),
		collections: await Promise.all(
			[...asking.collections.values()].map((one) => about(asking, one))
		)
	})
} satisfies Operation<object>;

export const COLLECTION = {
	parameters: [],
	make: (asking: Asking) => about(asking, collectionIn(asking))
} satisfies Operation<object>;
