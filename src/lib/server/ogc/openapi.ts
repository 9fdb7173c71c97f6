// What can be asked, as OpenAPI 3.0: made from the tables that addresses are read by.
// https://spec.openapis.org/oas/v3.0.3
import { COMMON, queryablesOf, type Asking, type Operation } from './asking.ts';
import type { Collection } from './collection.ts';
import { ITEM } from './item.ts';
import { ITEMS } from './items.ts';
import {
	GEOJSON_FORM,
	HTML_FORM,
	JSON_FORM,
	OPENAPI_FORM,
	SCHEMA_FORM,
	TILE_FORM
} from './link.ts';
import { PARAMETERS, propertyParameter, type Parameter, type ParameterName } from './parameter.ts';
import { SCHEMAS } from './shapes.ts';
import { TILE_RANGES } from './tiling.ts';

const OBJECT = { type: 'object' };

const parameterOf = ({ name, description, schema }: Parameter<unknown>) => ({
	...{ name, in: 'query', description, required: false, schema },
	...{ style: 'form', explode: false }
});

const refs = (names: readonly ParameterName[]) =>
	names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
const pathed = (name: string, description: string, schema: object) => ({
	...{ name, in: 'path', required: true, description, schema }
});

const problem = (description: string) => ({
	description,
	content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } }
});
const RESPONSES = {
	NotModified: { description: 'What the caller holds already is still right.' },
	BadRequest: problem('A parameter is unknown or has a wrong value; says which.'),
	NotFound: problem('There is no such thing here.'),
	Gone: problem('It was taken out of the data; says when and why.'),
	ServerError: problem('Something went wrong in the atlas.'),
	Busy: problem('Too much is asked at once; try again after the time of Retry-After.')
};
const response = (name: keyof typeof RESPONSES) => ({ $ref: `#/components/responses/${name}` });

/** One address, that answers these media types by their schemas. */
function got(
	id: string,
	summary: string,
	tag: string,
	{ parameters = [] as object[], content = {} as Record<string, object>, headers = {} }
) {
	const types = Object.entries(content).map(([type, schema]) => [type, { schema }]);
	return {
		get: {
			...{ operationId: id, summary, tags: [tag], parameters },
			responses: {
				200: {
					description: summary,
					...(Object.keys(headers).length && { headers }),
					content: Object.fromEntries(types) as object
				},
				304: response('NotModified'),
				400: response('BadRequest'),
				404: response('NotFound'),
				500: response('ServerError'),
				503: response('Busy')
			}
		}
	};
}

type Got = ReturnType<typeof got>;

const ref = (name: keyof typeof SCHEMAS) => ({ $ref: `#/components/schemas/${name}` });
const withPage = (type: string, schema: object) => ({
	[type]: schema,
	[HTML_FORM]: { type: 'string' }
});
const SYSTEM = {
	'Content-Crs': {
		description: 'The reference system of the geometries, in angle brackets.',
		schema: { type: 'string' }
	}
};

/** The addresses of features of one collection. */
function ofCollection(collection: Collection) {
	const { id, title } = collection;
	const own = queryablesOf(collection).map((one) => parameterOf(propertyParameter(one)));
	const path = `/collections/${encodeURIComponent(id)}/items`;
	const name = id.replace(/\W/g, '_');
	const feature = pathed('featureId', 'Id of a feature', { type: 'string', maxLength: 300 });
	const items = got(`items_${name}`, `${title}: features`, 'Features', {
		parameters: [...refs([...COMMON, ...ITEMS.parameters]), ...own],
		content: withPage(GEOJSON_FORM, ref('features')),
		headers: SYSTEM
	});
	const item = got(`item_${name}`, `${title}: one feature`, 'Features', {
		parameters: [feature, ...refs([...COMMON, ...ITEM.parameters])],
		content: withPage(GEOJSON_FORM, ref('feature')),
		headers: SYSTEM
	});
	Object.assign(item.get.responses, { 410: response('Gone') });
	return { [path]: items, [`${path}/{featureId}`]: item };
}

function ofTiles(ids: readonly string[]) {
	const collection = pathed('collectionId', 'Id of a collection', { type: 'string', enum: ids });
	const numbers = TILE_RANGES.map(({ name, description, schema }) =>
		pathed(name, description, schema)
	);
	const of = (at: string, parameters: object[], suffix: string) => ({
		[`${at}/tiles`]: got(`tilesets${suffix}`, 'Sets of vector tiles', 'Tiles', {
			parameters: [...parameters, ...refs(COMMON)],
			content: { [JSON_FORM]: ref('tilesets') }
		}),
		[`${at}/tiles/WebMercatorQuad`]: got(`tileset${suffix}`, 'A set of vector tiles', 'Tiles', {
			parameters: [...parameters, ...refs(COMMON)],
			content: { [JSON_FORM]: OBJECT }
		}),
		[`${at}/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}`]: tile(
			got(`tile${suffix}`, 'A vector tile', 'Tiles', {
				parameters: [...parameters, ...numbers],
				content: { [TILE_FORM]: { type: 'string', format: 'binary' } }
			})
		)
	});
	const tile = (made: Got) => {
		Object.assign(made.get.responses, { 204: { description: 'Nothing lies in the tile.' } });
		return made;
	};
	return { ...of('', [], ''), ...of('/collections/{collectionId}', [collection], '_collection') };
}

/** The definition of the whole API. */
export const DEFINITION = {
	parameters: [],
	make({ collections, addresses }: Asking) {
		const all = [...collections.values()];
		const ids = all.map(({ id }) => id);
		const collection = pathed('collectionId', 'Id of a collection', { type: 'string', enum: ids });
		const common = { parameters: refs(COMMON) };
		const one = { parameters: [collection, ...refs(COMMON)] };
		const parameters = Object.values(PARAMETERS).map((each) => [
			each.name,
			parameterOf(each as Parameter<unknown>)
		]);
		return {
			openapi: '3.0.3',
			info: {
				title: 'Incident Atlas',
				description:
					'Sourced incidents of armed violence by OGC API – Features and Tiles. Everything is read with GET, HEAD or OPTIONS, without a key.',
				version: '1.0.0'
			},
			servers: [{ url: addresses.root }],
			security: [],
			tags: [
				{ name: 'Capabilities', description: 'What there is' },
				{ name: 'Features', description: 'The features' },
				{ name: 'Tiles', description: 'The same as vector tiles' }
			],
			paths: {
				'/': got('landing', 'The way in', 'Capabilities', {
					...{ ...common, content: withPage(JSON_FORM, ref('landing')) }
				}),
				'/api': got('definition', 'This definition', 'Capabilities', {
					...{ ...common, content: withPage(OPENAPI_FORM, OBJECT) }
				}),
				'/conformance': got('conformance', 'The standards that are kept', 'Capabilities', {
					...{ ...common, content: withPage(JSON_FORM, ref('conformance')) }
				}),
				'/collections': got('collections', 'The collections', 'Capabilities', {
					...{ ...common, content: withPage(JSON_FORM, ref('collections')) }
				}),
				'/collections/{collectionId}': got('collection', 'A collection', 'Capabilities', {
					...{ ...one, content: withPage(JSON_FORM, ref('collection')) }
				}),
				'/collections/{collectionId}/queryables': got(
					'queryables',
					'What a filter may name',
					'Capabilities',
					{ ...one, content: withPage(SCHEMA_FORM, OBJECT) }
				),
				'/collections/{collectionId}/schema': got(
					'schema',
					'What the features have',
					'Capabilities',
					{ ...one, content: withPage(SCHEMA_FORM, OBJECT) }
				),
				...(Object.assign({}, ...all.map(ofCollection)) as Record<string, Got>),
				...ofTiles(all.filter(({ tile }) => tile).map(({ id }) => id))
			},
			components: {
				parameters: Object.fromEntries(parameters) as object,
				responses: RESPONSES,
				schemas: SCHEMAS
			}
		};
	}
} satisfies Operation<object>;
