// The tables of a snapshot that GIS programs see, and the rows of them.
import type { Geometry } from 'geojson';
import type { Group } from '../../domain/group.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { Region } from '../../domain/region.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { GROUP_PROPERTIES } from '../flat/group.ts';
import { INCIDENT_PROPERTIES } from '../flat/incident.ts';
import { PRESENCE_PROPERTIES } from '../flat/presence.ts';
import type { Described, Value } from '../flat/property.ts';
import { flatten, type Flat } from '../flat/record.ts';
import { REGION_PROPERTIES } from '../flat/region.ts';
import { STATEMENT_PROPERTIES } from '../flat/statement.ts';
import type { Column, Layer } from './geopackage.ts';

/** The table of each kind of record; its fid is the row of the engine and one more. */
export const TABLE_OF: Record<Kind, string> = {
	incident: 'incidents',
	statement: 'statements',
	presence: 'presences'
};

const column = (name: string, about: string, type: Column['type'] = 'TEXT'): Column => ({
	name,
	type,
	about
});

const typeOf = ({ type, format }: Described): Column['type'] => {
	if (type === 'string') return format === 'date' ? 'DATE' : 'TEXT';
	return type === 'integer' ? 'INTEGER' : 'DOUBLE';
};
const columnsFor = (properties: readonly Described[]): Column[] =>
	properties.map((one) => column(one.name, one.description, typeOf(one)));

/** The tables of the three kinds. */
export const KIND_LAYERS: Record<Kind, Layer> = {
	incident: {
		name: 'incidents',
		title: 'Incidents',
		about: 'What is reported to have happened. Without a geometry where only the country is known.',
		columns: columnsFor(INCIDENT_PROPERTIES)
	},
	statement: {
		name: 'statements',
		title: 'Statements',
		about: 'Claims of responsibility and threats: something said, which lies in no place.',
		columns: columnsFor(STATEMENT_PROPERTIES)
	},
	presence: {
		name: 'presences',
		title: 'Presences',
		about: 'Groups said to be in an area.',
		columns: columnsFor(PRESENCE_PROPERTIES)
	}
};

/** The other tables, by the list of records that each holds. */
export const LIST_LAYERS = {
	groups: {
		name: 'groups',
		title: 'Groups',
		about: 'Organised armed actors.',
		columns: columnsFor(GROUP_PROPERTIES)
	},
	relations: {
		name: 'relations',
		title: 'Relations',
		about: 'Ties between groups, as somebody states them.',
		columns: [
			column('id', 'Id for ever'),
			column('from', 'Id of one group'),
			column('type', 'What it is to the other'),
			column('to', 'Id of the other group'),
			column('standing', 'stated, assessed or self-claimed'),
			column('by', 'Who says so')
		]
	},
	sources: {
		name: 'sources',
		title: 'Sources',
		about: 'The citations behind what is said.',
		columns: [
			column('id', 'Id for ever'),
			column('type', 'Kind, as CSL-JSON names it'),
			column('label', 'What it is called here'),
			column('title', 'Its title; empty where unknown'),
			column('publisher', 'Its publisher; empty where unknown'),
			column('URL', 'Its address')
		]
	},
	datasets: {
		name: 'datasets',
		title: 'Datasets',
		about: 'Bodies of records with one licence.',
		columns: [
			column('id', 'Id without the release'),
			column('version', 'Release'),
			column('title', 'Title'),
			column('licence', 'Licence'),
			column('citation', 'How to cite it'),
			column('terms', 'What may be passed on')
		]
	},
	layers: {
		name: 'layers',
		title: 'Layers',
		about: 'Curated layers.',
		columns: [
			column('id', 'Id for ever'),
			column('title', 'Title'),
			column('description', 'What it holds')
		]
	}
} satisfies Partial<Record<keyof Records, Layer>>;

/** The outlines of regions. */
export const REGION_LAYER: Layer = {
	name: 'regions',
	title: 'Regions',
	about: 'Outlines, simplified. Boundaries do not imply endorsement of a claim.',
	columns: columnsFor(REGION_PROPERTIES)
};

/** A record's values in the order of its table's columns. */
function valuesOf(flat: Flat): Value[] {
	const { record } = flat;
	if (record.kind === 'incident')
		return INCIDENT_PROPERTIES.map(({ of }) => of({ ...flat, record }));
	if (record.kind === 'presence')
		return PRESENCE_PROPERTIES.map(({ of }) => of({ ...flat, record }));
	return STATEMENT_PROPERTIES.map(({ of }) => of({ ...flat, record }));
}

/** The geometry and the columns of a record in its table. */
export function columnsOf(
	record: AnyRecord,
	known: Records
): { geometry: Geometry | null; values: Value[] } {
	const flat = flatten(record, known);
	return { geometry: flat.shape.geometry, values: valuesOf(flat) };
}

/** The columns of a group; all other lists have theirs by name. */
export const columnsOfGroup = (group: Group): Value[] =>
	GROUP_PROPERTIES.map(({ of }) => of(group));
/** The columns of a region. */
export const columnsOfRegion = (region: Region): Value[] =>
	REGION_PROPERTIES.map(({ of }) => of(region));
