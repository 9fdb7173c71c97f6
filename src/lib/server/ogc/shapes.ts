// The shapes of documents, as schemas of OpenAPI 3.0.

const TEXT = { type: 'string' };
const LINK = { $ref: '#/components/schemas/link' };
const LINKS = { type: 'array', items: LINK };
const object = (properties: Record<string, object>, required: string[] = []) => ({
	type: 'object',
	...(required.length && { required }),
	properties
});
const many = (items: object) => ({ type: 'array', items });
const GEOMETRY = {
	...object({ type: TEXT, coordinates: many({}) }, ['type']),
	nullable: true,
	description: 'A GeoJSON geometry; null for what has no place'
};
const FEATURE = object(
	{
		type: { type: 'string', enum: ['Feature'] },
		id: TEXT,
		geometry: GEOMETRY,
		properties: { type: 'object' },
		links: LINKS
	},
	['type', 'id', 'geometry', 'properties']
);

export const SCHEMAS = {
	link: object({ href: TEXT, rel: TEXT, type: TEXT, title: TEXT, templated: { type: 'boolean' } }, [
		'href',
		'rel'
	]),
	landing: object({ title: TEXT, description: TEXT, links: LINKS }, ['links']),
	conformance: object({ conformsTo: many(TEXT), links: LINKS }, ['conformsTo']),
	collection: object(
		{
			...{ id: TEXT, title: TEXT, description: TEXT, itemType: TEXT, links: LINKS },
			extent: object({
				spatial: object({ bbox: many(many({ type: 'number' })), crs: TEXT }),
				temporal: object({ interval: many(many({ ...TEXT, nullable: true })), trs: TEXT })
			}),
			crs: many(TEXT),
			storageCrs: TEXT
		},
		['id', 'links']
	),
	collections: object(
		{ links: LINKS, collections: many({ $ref: '#/components/schemas/collection' }) },
		['links', 'collections']
	),
	feature: FEATURE,
	features: object(
		{
			type: { type: 'string', enum: ['FeatureCollection'] },
			timeStamp: { type: 'string', format: 'date-time' },
			numberMatched: { type: 'integer', minimum: 0 },
			features: many({ $ref: '#/components/schemas/feature' }),
			numberReturned: { type: 'integer', minimum: 0 },
			links: LINKS
		},
		['type', 'features']
	),
	tilesets: object({ tilesets: many({ type: 'object' }), links: LINKS }, ['tilesets']),
	problem: object(
		{
			...{ type: TEXT, title: TEXT, detail: TEXT },
			status: { type: 'integer', minimum: 100, maximum: 599 },
			faults: many(TEXT)
		},
		['type', 'title', 'status', 'detail']
	)
};
