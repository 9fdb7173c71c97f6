// The flat properties of a presence, in the order of columns.
import { ACTIVITIES, type Presence } from '../../domain/presence.ts';
import type { Property } from './property.ts';
import { DATED, GROUPS, ID, KEPT, PLACED, TITLE, type Flat } from './record.ts';

export const PRESENCE_PROPERTIES: readonly Property<Flat<Presence>>[] = [
	ID,
	TITLE,
	{
		name: 'activity',
		title: 'Activity',
		description: 'What the group is said to do there',
		type: 'string',
		enum: ACTIVITIES,
		of: ({ record }) => record.activity
	},
	{ ...GROUPS, description: 'The group' },
	...DATED,
	...PLACED,
	...KEPT
];
