import { spotOf } from '../../columns/place.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { Value } from '../../query/cql/value.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { outlineOf } from '../../query/outline.ts';
import { whereaboutsOf } from '../../query/whereabouts.ts';
import { directoryOf } from '../directory.ts';
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

/** Where a record lies, as conditions compare it; null where it is not on the map. */
function spotIn(record: AnyRecord, { regions }: ReturnType<typeof directoryOf>): Value {
	const regionOf = (id: string) => regions.get(id);
	const { drawn, ...placed } = spotOf(record, regionOf);
	const where = drawn ? whereaboutsOf(placed, regionOf) : null;
	return where?.form === 'outline'
		? { form: 'outline', outline: outlineOf(where.geometry) }
		: where;
}

/** Reads properties, traits and the geometry of a record by name; null for what its kind does not have. */
export function propertyReader(records: Records): (record: AnyRecord) => (name: string) => Value {
	return (record) => {
		const flat = flatten(record, records);
		return (name) =>
			name === 'geometry'
				? spotIn(record, directoryOf(records))
				: (READABLE[record.kind].get(name)?.(flat) ?? null);
	};
}
