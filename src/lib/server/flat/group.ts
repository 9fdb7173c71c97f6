// The flat properties of a group, in the order of columns.
import { GROUP_KINDS, type Group } from '../../domain/group.ts';
import { pathOf } from '../../query/address.ts';
import { joined, type Property } from './property.ts';

export const GROUP_PROPERTIES: readonly Property<Group>[] = [
	{ name: 'id', title: 'Id', description: 'Id for ever', type: 'string', of: ({ id }) => id },
	{ name: 'name', title: 'Name', description: 'Its name', type: 'string', of: ({ name }) => name },
	{
		name: 'kind',
		title: 'Kind',
		description: 'Kind of group',
		type: 'string',
		enum: GROUP_KINDS,
		of: ({ kind }) => kind
	},
	{
		name: 'names',
		title: 'Other names',
		description: 'Other names, parted by semicolons',
		type: 'string',
		of: ({ names }) => joined(names.map(({ name }) => name))
	},
	{
		name: 'note',
		title: 'Note',
		description: 'What is to be said',
		type: 'string',
		of: ({ note }) => note ?? null
	},
	{
		name: 'url',
		title: 'Page',
		description: 'Its page, below the address of the atlas',
		type: 'string',
		format: 'uri-reference',
		of: ({ id }) => pathOf('group', id)
	}
];
