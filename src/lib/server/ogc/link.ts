// Addresses and links of the OGC API: always absolute, always with relation and media type.
// https://docs.ogc.org/is/17-069r4/17-069r4.html

/** https://www.rfc-editor.org/rfc/rfc8288 */
export interface Link {
	href: string;
	rel: string;
	type: string;
	title: string;
	templated?: true;
}

export const JSON_FORM = 'application/json';
export const GEOJSON_FORM = 'application/geo+json';
export const HTML_FORM = 'text/html';
export const SCHEMA_FORM = 'application/schema+json';
export const OPENAPI_FORM = 'application/vnd.oai.openapi+json;version=3.0';
export const TILE_FORM = 'application/vnd.mapbox-vector-tile';

const OGC = 'http://www.opengis.net/def/rel/ogc/1.0';
/** Relations that OGC registered: https://www.opengis.net/def/rel/ogc/1.0 */
export const RELATIONS = {
	queryables: `${OGC}/queryables`,
	schema: `${OGC}/schema`,
	tiles: `${OGC}/tilesets-vector`,
	scheme: `${OGC}/tiling-scheme`
};

/** The addresses of an atlas's OGC API. */
export function addressesAt(origin: string) {
	const root = `${origin}/ogc`;
	const collection = (id: string) => `${root}/collections/${encodeURIComponent(id)}`;
	return {
		root,
		definition: `${root}/api`,
		conformance: `${root}/conformance`,
		collections: `${root}/collections`,
		collection,
		queryables: (id: string) => `${collection(id)}/queryables`,
		schema: (id: string) => `${collection(id)}/schema`,
		items: (id: string) => `${collection(id)}/items`,
		item: (id: string, item: string) => `${collection(id)}/items/${encodeURIComponent(item)}`,
		/** Of one collection, or of all incidents where none is named. */
		tiles: (id?: string) => `${id === undefined ? root : collection(id)}/tiles`
	};
}
export type Addresses = ReturnType<typeof addressesAt>;

/** An address in another form than it would be answered in. */
export function inForm(address: string, form: 'json' | 'html'): string {
	const url = new URL(address);
	url.searchParams.set('f', form);
	return url.href;
}

/** What a document says of itself: where it stands, and where in the other form. */
export function selfLinks(address: string, form: 'json' | 'html', type: string): Link[] {
	const json = { href: inForm(address, 'json'), type, title: 'This document as JSON' };
	const html = { href: inForm(address, 'html'), type: HTML_FORM, title: 'This document as a page' };
	const [self, other] = form === 'json' ? [json, html] : [html, json];
	return [
		{ ...self, rel: 'self' },
		{ ...other, rel: 'alternate' }
	];
}
