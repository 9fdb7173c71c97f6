// The tables of a snapshot that GIS programs see, and the rows of them.
import type { Geometry } from 'geojson';
import type { Group } from '../../domain/group.ts';
import type { Kind, Records } from '../../domain/records.ts';
import type { Figure } from '../../domain/schema.ts';
import { reportedOf, type Reported } from '../../domain/tally.ts';
import { pathOf } from '../../query/address.ts';
import type { AnyRecord } from '../../query/engine.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { directoryOf } from '../directory.ts';
import { rowOf } from '../rows.ts';
import { shapeOf } from '../shape.ts';
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

const DATED = [
	column('earliest', 'First day on which it can have been; empty where unknown', 'DATE'),
	column('latest', 'Last day on which it can have been; empty where unknown', 'DATE'),
	column('date_precision', 'day, days, week, month, year or unknown')
];
const PLACED = [
	column('place', 'Name of the place as far as it is known'),
	column('place_precision', 'How exactly the place is known; only exact and settlement are points'),
	column('region', 'Id of the finest region that is certain'),
	column('country', 'Id of the country or of the area at the top that holds it'),
	column(
		'radius_m',
		'Metres around the point, or around the middle of the area, that it stands for',
		'DOUBLE'
	)
];
const casualties = (outcome: string) =>
	(['low', 'best', 'high'] as const).map((end) =>
		column(
			`${outcome}_${end}`,
			`People ${outcome}, ${end} figure; empty is not reported, not 0`,
			'INTEGER'
		)
	);
const NAMED = [column('id', 'Id for ever'), column('title', 'What is said')];
const LAST = [
	column('dataset', 'Id of the dataset'),
	column('layer', 'Id of the layer in which it is kept by hand; empty for what was brought in'),
	column('sources', 'How many sources it rests on', 'INTEGER'),
	column('url', 'Its page, below the address of the atlas')
];

/** The tables of the three kinds. */
export const KIND_LAYERS: Record<Kind, Layer> = {
	incident: {
		name: 'incidents',
		title: 'Incidents',
		about: 'What is reported to have happened. Without a geometry where only the country is known.',
		columns: [
			...NAMED,
			column('type', 'Id of the type'),
			column('type_label', 'The type in words'),
			...DATED,
			...PLACED,
			...casualties('killed'),
			...casualties('wounded'),
			column('groups', 'Groups said to be involved, parted by semicolons'),
			column('standings', 'How each of them is said to be, in the same order'),
			...LAST
		]
	},
	statement: {
		name: 'statements',
		title: 'Statements',
		about: 'Claims of responsibility and threats: something said, which lies in no place.',
		columns: [
			...NAMED,
			column('type', 'Claim of responsibility or threat'),
			...DATED,
			column('speaker', 'Who made it'),
			...LAST
		]
	},
	presence: {
		name: 'presences',
		title: 'Presences',
		about: 'Groups said to be in an area.',
		columns: [
			...NAMED,
			column('activity', 'active, based or sheltering'),
			column('groups', 'The group'),
			...DATED,
			...PLACED,
			...LAST
		]
	}
};

/** The other tables, by the list of records that each holds. */
export const LIST_LAYERS = {
	groups: {
		name: 'groups',
		title: 'Groups',
		about: 'Organised armed actors.',
		columns: [
			column('id', 'Id for ever'),
			column('name', 'Its name'),
			column('kind', 'Kind of group'),
			column('names', 'Other names, parted by semicolons'),
			column('note', 'What is to be said')
		]
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
	columns: [
		column('id', 'Id for ever'),
		column('name', 'Name'),
		column('level', 'country, province, district or area'),
		column('parent', 'Id of the region that holds it')
	]
};

const joined = (texts: readonly string[]) => (texts.length ? texts.join('; ') : null);
const ends = ({ low, best, high }: Reported) => [low, best, high];
const figures = (casualties: readonly Figure[], outcome: 'killed' | 'wounded') =>
	ends(reportedOf(casualties, outcome));

/** The geometry and the columns of a record in its table. */
export function columnsOf(
	record: AnyRecord,
	known: Records
): { geometry: Geometry | null; values: unknown[] } {
	const { kind, id, title, period, location, dataset } = record;
	const row = rowOf(record, known);
	const shape = shapeOf(record, known);
	const dated = [period.earliest, period.latest, period.precision];
	const layer = record.kind === 'statement' ? null : record.layer;
	const last = [dataset, layer, sourcesOf(record).length, pathOf(kind, id)];
	const names = joined(row.groups.map(({ name }) => name));
	if (record.kind === 'statement')
		return { geometry: null, values: [id, title, record.type, ...dated, names, ...last] };
	const placed = [
		row.place,
		location.precision,
		location.region ?? null,
		topOf(location.region, known),
		shape.radius
	];
	if (record.kind === 'presence') {
		const values = [id, title, record.activity, names, ...dated, ...placed, ...last];
		return { geometry: shape.geometry, values };
	}
	const standings = joined(row.groups.map(({ standing }) => standing ?? ''));
	const values = [
		...[id, title, record.type, row.type, ...dated, ...placed],
		...[...figures(record.casualties, 'killed'), ...figures(record.casualties, 'wounded')],
		...[names, standings, ...last]
	];
	return { geometry: shape.geometry, values };
}

function topOf(id: string | undefined, known: Records): string | null {
	const { regions } = directoryOf(known);
	let region = regions.get(id ?? '');
	for (let step = 0; region?.parent && step < 10; step++)
		region = regions.get(region.parent) ?? region;
	return region?.id ?? null;
}

/** The columns of a group; all other lists have theirs by name. */
export const columnsOfGroup = ({ id, name, kind, names, note }: Group): unknown[] => [
	...[id, name, kind],
	...[joined(names.map((other) => other.name)), note ?? null]
];
