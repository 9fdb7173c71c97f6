// The properties that incidents, statements and presences share.
import type { Geometry } from 'geojson';
import { PERIOD_PRECISIONS, PLACE_PRECISIONS } from '../../domain/precision.ts';
import type { Records } from '../../domain/records.ts';
import { pathOf } from '../../query/address.ts';
import type { Row } from '../../query/answer.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { directoryOf, regionsUp } from '../directory.ts';
import { rowOf } from '../rows.ts';
import { discOf, shapeOf, type Shape } from '../shape.ts';
import { joined, type Property, type Trait } from './property.ts';

/** A record with what its properties are read from. */
export interface Flat<R extends AnyRecord = AnyRecord> {
	record: R;
	row: Row;
	shape: Shape;
	records: Records;
}

/** A record made ready to be read. */
export const flatten = <R extends AnyRecord>(record: R, records: Records): Flat<R> => ({
	record,
	row: rowOf(record, records),
	shape: shapeOf(record, records),
	records
});

/**
 * Where a record can have been, as a geometry: a point only where the place itself is known, the disc around it
 * where only its neighbourhood is, else the outline of the area; null where it has no place on the map.
 */
export function footprintOf({ drawing, geometry, position, radius }: Shape): Geometry | null {
	if (drawing !== 'disc' || !position || radius === null) return geometry;
	return discOf(position, radius).geometry;
}

export const ID: Property<Flat> = {
	name: 'id',
	title: 'Id',
	description: 'Id for ever',
	type: 'string',
	of: ({ record }) => record.id
};
export const TITLE: Property<Flat> = {
	name: 'title',
	title: 'Title',
	description: 'What is said',
	type: 'string',
	of: ({ record }) => record.title
};

export const DATED: Property<Flat>[] = [
	{
		name: 'earliest',
		title: 'Earliest day',
		description: 'First day on which it can have been; empty where unknown',
		type: 'string',
		format: 'date',
		of: ({ record }) => record.period.earliest
	},
	{
		name: 'latest',
		title: 'Latest day',
		description: 'Last day on which it can have been; empty where unknown',
		type: 'string',
		format: 'date',
		of: ({ record }) => record.period.latest
	},
	{
		name: 'date_precision',
		title: 'Precision of the date',
		description: 'How exactly the date is known',
		type: 'string',
		enum: PERIOD_PRECISIONS,
		of: ({ record }) => record.period.precision
	}
];

/** The id of the region at the top of those that hold a record. */
function topOf({ record, records }: Flat): string | null {
	return regionsUp(directoryOf(records), record.location.region).at(-1)?.id ?? null;
}

export const PLACED: Property<Flat>[] = [
	{
		name: 'place',
		title: 'Place',
		description: 'Name of the place as far as it is known',
		type: 'string',
		of: ({ row }) => row.place
	},
	{
		name: 'place_precision',
		title: 'Precision of the place',
		description: 'How exactly the place is known; only exact, settlement and water are points',
		type: 'string',
		enum: PLACE_PRECISIONS,
		of: ({ record }) => record.location.precision
	},
	{
		name: 'region',
		title: 'Region',
		description: 'Id of the finest region that is certain',
		type: 'string',
		of: ({ record }) => record.location.region ?? null
	},
	{
		name: 'country',
		title: 'Country',
		description: 'Id of the country or of the area at the top that holds it',
		type: 'string',
		of: topOf
	},
	{
		name: 'radius_m',
		title: 'Radius in metres',
		description: 'Metres around the point, or around the middle of the area, that it stands for',
		type: 'number',
		of: ({ shape }) => shape.radius
	},
	{
		name: 'drawing',
		title: 'Drawn as',
		description: 'What stands for the place on a map: a symbol at it, a disc around it, an outline',
		type: 'string',
		enum: ['symbol', 'disc', 'outline', 'not placed'],
		of: ({ shape }) => shape.drawing
	},
	{
		name: 'approximate',
		title: 'Not exact because',
		description: 'Why the outline is not exact; empty where it is',
		type: 'string',
		of: ({ shape }) => shape.approximate
	}
];

/** The names of the groups of a record, in the order in which everything else of them is told. */
export const GROUPS: Property<Flat> = {
	name: 'groups',
	title: 'Groups',
	description: 'Groups said to be involved, parted by semicolons',
	type: 'string',
	of: ({ row }) => joined(row.groups.map(({ name }) => name))
};

const layerOf = ({ record }: Flat) => (record.kind === 'statement' ? null : record.layer);

export const KEPT: Property<Flat>[] = [
	{
		name: 'dataset',
		title: 'Dataset',
		description: 'Id of the dataset',
		type: 'string',
		of: ({ record }) => record.dataset
	},
	{
		name: 'layer',
		title: 'Layer',
		description: 'Id of the layer in which it is kept by hand; empty for what was brought in',
		type: 'string',
		of: layerOf
	},
	{
		name: 'sources',
		title: 'Sources',
		description: 'How many sources it rests on',
		type: 'integer',
		of: ({ record }) => sourcesOf(record).length
	},
	{
		name: 'url',
		title: 'Page',
		description: 'Its page, below the address of the atlas',
		type: 'string',
		format: 'uri-reference',
		of: ({ record }) => pathOf(record.kind, record.id)
	}
];

/** What can be asked of any record beyond its properties. */
export const TRAITS: Trait<Flat>[] = [
	{
		name: 'group',
		title: 'Id of a group',
		description: 'Id of a group said to be involved; holds where one of several is meant',
		type: 'string',
		of: ({ row }) => row.groups.map(({ id }) => id)
	},
	{
		name: 'source',
		title: 'Id of a source',
		description: 'Id of a source that it rests on; holds where one of several is meant',
		type: 'string',
		of: ({ record }) => sourcesOf(record)
	}
];
