// The flat properties of a region, in the order of columns.
import { REGION_LEVELS, type Region } from '../../domain/region.ts';
import { pathOf } from '../../query/address.ts';
import type { Property } from './property.ts';

export const REGION_PROPERTIES: readonly Property<Region>[] = [
	{ name: 'id', title: 'Id', description: 'Id for ever', type: 'string', of: ({ id }) => id },
	{ name: 'name', title: 'Name', description: 'Name', type: 'string', of: ({ name }) => name },
	{
		name: 'level',
		title: 'Level',
		description: 'country, province, district or area',
		type: 'string',
		enum: REGION_LEVELS,
		of: ({ level }) => level
	},
	{
		name: 'parent',
		title: 'Part of',
		description: 'Id of the region that holds it',
		type: 'string',
		of: ({ parent }) => parent
	},
	{
		name: 'approximate',
		title: 'Not exact because',
		description: 'Why the outline is not exact; empty where it is',
		type: 'string',
		of: ({ approximate }) => approximate ?? null
	},
	{
		name: 'url',
		title: 'Page',
		description: 'Its page, below the address of the atlas',
		type: 'string',
		format: 'uri-reference',
		of: ({ id }) => pathOf('region', id)
	}
];
