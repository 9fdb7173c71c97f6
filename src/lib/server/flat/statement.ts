// The flat properties of a statement, in the order of columns.
import { STATEMENT_TYPES, type Statement } from '../../domain/statement.ts';
import type { Property } from './property.ts';
import { DATED, GROUPS, ID, KEPT, TITLE, type Flat } from './record.ts';

export const STATEMENT_PROPERTIES: readonly Property<Flat<Statement>>[] = [
	ID,
	TITLE,
	{
		name: 'type',
		title: 'Type',
		description: 'Claim of responsibility or threat',
		type: 'string',
		enum: STATEMENT_TYPES,
		of: ({ record }) => record.type
	},
	...DATED,
	{ ...GROUPS, name: 'speaker', title: 'Speaker', description: 'Who made it' },
	...KEPT
];
