// Who is said to have done it, one line for each time that somebody says so.
import type { Incident } from '../../domain/incident.ts';
import type { Attribution } from '../../domain/schema.ts';
import { pathOf } from '../../query/address.ts';
import { directoryOf } from '../directory.ts';
import type { Flat } from '../flat/record.ts';
import { joined } from '../flat/property.ts';
import type { Reader } from './columns.ts';
import type { Cell, Column } from './table.ts';

/** One attribution of an incident. */
export interface Said {
	flat: Flat<Incident>;
	attribution: Attribution;
}

const column = (
	name: string,
	about: string,
	of: (attribution: Attribution) => Cell,
	type: Column['type'] = 'string'
): Reader<Said> => ({ name, about, type, of: ({ attribution }) => of(attribution) });

export const ATTRIBUTION_READERS: Reader<Said>[] = [
	{
		name: 'incident',
		about: 'Id of the incident',
		type: 'string',
		of: ({ flat }) => flat.record.id
	},
	{
		name: 'group',
		about: 'Name of the group',
		type: 'string',
		of: ({ flat, attribution: { group } }) =>
			directoryOf(flat.records).groups.get(group)?.name ?? group
	},
	column('group_id', 'Id of the group', ({ group }) => group),
	column('role', 'perpetrator, target or party', ({ role }) => role),
	column('standing', 'claimed, attributed, suspected or denied', ({ standing }) => standing),
	column('said_by', 'Who says so, in words', ({ by }) => by),
	column(
		'said_earliest',
		'First day on which it can have been said; empty where unknown',
		({ made }) => made?.earliest ?? null,
		'date'
	),
	column(
		'said_latest',
		'Last day on which it can have been said; empty where unknown',
		({ made }) => made?.latest ?? null,
		'date'
	),
	column('channel', 'How a claim was made', ({ channel }) => channel ?? null),
	column('statement', 'Id of the statement that it rests on', ({ statement }) => statement ?? null),
	column('note', 'What a reader should know besides', ({ note }) => note ?? null),
	column('source_ids', 'Ids of its sources, parted by semicolons', ({ evidence }) =>
		joined([...new Set(evidence.map(({ source }) => source))])
	),
	{
		name: 'url',
		about: 'Page of the incident',
		type: 'string',
		of: ({ flat }, origin) => origin + pathOf('incident', flat.record.id)
	}
];
