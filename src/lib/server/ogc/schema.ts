// What features of a collection have, and what they can be asked for by, as JSON Schema.
// https://docs.ogc.org/is/19-079r2/19-079r2.html · https://json-schema.org/draft/2020-12
import type { Described } from '../flat/property.ts';
import { collectionIn, queryablesOf, type Asking, type Operation } from './asking.ts';
import { GEOMETRY, type Collection } from './collection.ts';

const schemaOf = ({ title, description, type, format, enum: words }: Described) => ({
	...{ title, description, type },
	...(format && { format: format === 'uri-reference' ? 'uri' : format }),
	...(words && { enum: words })
});

function document(id: string, title: string, collection: Collection, list: readonly Described[]) {
	const place = {
		[GEOMETRY]: {
			title: 'Place',
			description: 'A point only where the place itself is known, else the area that it is in',
			format: 'geometry-any',
			'x-ogc-role': 'primary-geometry'
		}
	};
	const named = Object.fromEntries(list.map((one) => [one.name, schemaOf(one)]));
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: id,
		type: 'object' as const,
		title,
		description: collection.description,
		properties: { ...named, ...(collection.isPlaced && place) },
		additionalProperties: false
	};
}

/** What a filter may name. */
export const QUERYABLES = {
	parameters: [],
	make(asking: Asking) {
		const collection = collectionIn(asking);
		const id = asking.addresses.queryables(collection.id);
		return document(id, `${collection.title}: queryables`, collection, queryablesOf(collection));
	}
} satisfies Operation<object>;

/** What the features have. */
export const SCHEMA = {
	parameters: [],
	make(asking: Asking) {
		const collection = collectionIn(asking);
		const id = asking.addresses.schema(collection.id);
		return document(id, collection.title, collection, collection.properties);
	}
} satisfies Operation<object>;
