import type { Kind, Records } from '../../domain/records.ts';
import type { Value } from '../../query/cql/value.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { INCIDENT_PROPERTIES, INCIDENT_TRAITS } from './incident.ts';
import { PRESENCE_PROPERTIES } from './presence.ts';
import { flatten, TRAITS, type Flat } from './record.ts';
import { STATEMENT_PROPERTIES } from './statement.ts';

/** Anything that can be read of a record by name. */
type Readable = { name: string; of: (flat: Flat) => Value };

const byName = (list: readonly unknown[]): ReadonlyMap<string, Readable['of']> =>
	new Map((list as readonly Readable[]).map(({ name, of }) => [name, of]));

const READABLE: Record<Kind, ReadonlyMap<string, Readable['of']>> = {
	incident: byName([...INCIDENT_PROPERTIES, ...INCIDENT_TRAITS]),
	statement: byName([...STATEMENT_PROPERTIES, ...TRAITS]),
	presence: byName([...PRESENCE_PROPERTIES, ...TRAITS])
};

/** Reads properties and traits of a record by name; null for what its kind does not have. */
export function propertyReader(records: Records): (record: AnyRecord) => (name: string) => Value {
	return (record) => {
		const flat = flatten(record, records);
		return (name) => READABLE[record.kind].get(name)?.(flat) ?? null;
	};
}
