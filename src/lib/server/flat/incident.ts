// The flat properties of an incident, in the order of columns.
import type { Incident } from '../../domain/incident.ts';
import { ROLES, STANDINGS } from '../../domain/standing.ts';
import { reportedOf } from '../../domain/tally.ts';
import { joined, type Property, type Trait } from './property.ts';
import { DATED, GROUPS, ID, KEPT, PLACED, TITLE, TRAITS, type Flat } from './record.ts';

type Of = Flat<Incident>;

const figures = (outcome: 'killed' | 'wounded'): Property<Of>[] =>
	(['low', 'best', 'high'] as const).map((end) => ({
		name: `${outcome}_${end}`,
		title: `${outcome === 'killed' ? 'Killed' : 'Wounded'}, ${end}`,
		description: `People ${outcome}, ${end} figure; empty is not reported, not 0`,
		type: 'integer',
		of: ({ record }) => reportedOf(record.casualties, outcome)[end]
	}));

export const INCIDENT_PROPERTIES: readonly Property<Of>[] = [
	ID,
	TITLE,
	{
		name: 'type',
		title: 'Type',
		description: 'Id of the type',
		type: 'string',
		of: ({ record }) => record.type
	},
	{
		name: 'type_label',
		title: 'Type in words',
		description: 'The type in words',
		type: 'string',
		of: ({ row }) => row.type
	},
	{
		name: 'occurrences',
		title: 'Occurrences',
		description: 'How many occurrences it stands for; empty where a source speaks of several',
		type: 'integer',
		of: ({ record }) => record.occurrences
	},
	...DATED,
	...PLACED,
	...figures('killed'),
	...figures('wounded'),
	GROUPS,
	{
		name: 'roles',
		title: 'Roles',
		description: 'Which part each of the groups is said to have had, in the same order',
		type: 'string',
		of: ({ row }) => joined(row.groups.map(({ role }) => role ?? ''))
	},
	{
		name: 'standings',
		title: 'Standings',
		description: 'How each of the groups is said to be involved, in the same order',
		type: 'string',
		of: ({ row }) => joined(row.groups.map(({ standing }) => standing ?? ''))
	},
	...KEPT
];

/** What incidents can be asked for beyond their properties. */
export const INCIDENT_TRAITS: readonly Trait<Of>[] = [
	...TRAITS,
	{
		name: 'standing',
		title: 'Standing',
		description: 'How an attribution is held; holds where one of several is meant',
		type: 'string',
		enum: STANDINGS,
		of: ({ record }) => record.attributions.map(({ standing }) => standing)
	},
	{
		name: 'role',
		title: 'Role',
		description: 'Which part a group is said to have had; holds where one of several is meant',
		type: 'string',
		enum: ROLES,
		of: ({ record }) => record.attributions.map(({ role }) => role)
	}
];
