// The parameter filter: CQL2 over the queryables of a collection.
import type { Geometry, Position } from 'geojson';
import type { Expression, Queryable } from '../../query/cql/expression.ts';
import { readCql } from '../../query/cql/read.ts';
import type { Described } from '../flat/property.ts';
import { GEOMETRY, type Collection } from './collection.ts';
import { CRS84, mapGeometry, toDegrees } from './crs.ts';
import type { Values } from './parameter.ts';
import { Refusal } from './refusal.ts';

const queryable = ({ name, type, format }: Described): Queryable => ({
	name,
	type: format === 'date' ? 'date' : type
});

/** What a filter over a collection may name. */
function namesOf({ properties, traits, isPlaced }: Collection): Queryable[] {
	return [
		...properties.filter(({ format }) => format !== 'uri-reference').map(queryable),
		...traits.map((one) => ({ ...queryable(one), many: true })),
		...(isPlaced ? [{ name: GEOMETRY, type: 'geometry' as const }] : [])
	];
}

const isGeometry = (part: object): part is Geometry =>
	'type' in part && ('coordinates' in part || 'geometries' in part);

/** The same filter with its places, which are in metres, in degrees. */
function inDegrees<T>(part: T): T {
	if (Array.isArray(part)) return part.map(inDegrees) as T;
	if (typeof part !== 'object' || part === null) return part;
	if (isGeometry(part)) return mapGeometry(part, toDegrees);
	if ('bbox' in part) {
		const [west = 0, south = 0, east = 0, north = 0] = part.bbox as Position;
		return { ...part, bbox: [...toDegrees([west, south]), ...toDegrees([east, north])] };
	}
	return Object.fromEntries(
		Object.entries(part).map(([name, value]) => [name, inDegrees(value)])
	) as T;
}

/** The filter of an address; throws a refusal where it cannot be read. */
export function filterOf(values: Values, collection: Collection): Expression | undefined {
	const { filter } = values;
	const [language = 'cql2-text', system = CRS84] = [values['filter-lang'], values['filter-crs']];
	if (filter === undefined) return undefined;
	const read = readCql(filter, language, namesOf(collection));
	if ('fault' in read) throw new Refusal(400, read.fault);
	return system === CRS84 ? read.expression : inDegrees(read.expression);
}
