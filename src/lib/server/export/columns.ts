// The columns of exports: the flat properties of records, and what a file needs beside them that is read far from
// the atlas, without its map and its pages.
import type { Dataset } from '../../domain/dataset.ts';
import { OUTCOMES } from '../../domain/figure.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import type { Kind } from '../../domain/records.ts';
import type { Figure } from '../../domain/schema.ts';
import type { Statement } from '../../domain/statement.ts';
import { reportedOf } from '../../domain/tally.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { directoryOf } from '../directory.ts';
import { INCIDENT_PROPERTIES } from '../flat/incident.ts';
import { PRESENCE_PROPERTIES } from '../flat/presence.ts';
import { joined, type Property } from '../flat/property.ts';
import type { Flat } from '../flat/record.ts';
import { STATEMENT_PROPERTIES } from '../flat/statement.ts';
import type { RecordOf } from '../../query/engine.ts';
import type { Cell, Column } from './table.ts';

/** A column with what reads it from a record; `origin` is where the atlas stands. */
export interface Reader<T> extends Column {
	of: (thing: T, origin: string) => Cell;
}

const column = <T>(
	name: string,
	about: string,
	of: Reader<T>['of'],
	type: Column['type'] = 'string'
): Reader<T> => ({ name, about, type, of });

/** A flat property as a column; an address that is relative to the atlas is written out. */
function read<T>({ name, description, type, format, of }: Property<T>): Reader<T> {
	if (format !== 'uri-reference')
		return column(name, description, of, format === 'date' ? 'date' : type);
	return column(name, 'Its page', (thing, origin) => {
		const path = of(thing);
		return path === null ? null : origin + String(path);
	});
}

type Placed = Flat<Incident | Presence>;

/** Where a record lies, for formats without geometries and for programs that want numbers. */
const PLACES: Reader<Placed>[] = (
	[
		['lon', 0, 'position', 'Degrees east of its place; empty where only an area is known'],
		['lat', 1, 'position', 'Degrees north of its place; empty where only an area is known'],
		[
			'label_lon',
			0,
			'anchor',
			'Degrees east of where the label of its area stands; never its place'
		],
		[
			'label_lat',
			1,
			'anchor',
			'Degrees north of where the label of its area stands; never its place'
		]
	] as const
).map(([name, end, of, about]) =>
	column(name, about, ({ shape }) => shape[of]?.[end] ?? null, 'number')
);

const amount = (people: number | null) => (people === null ? '?' : String(people));
const written = ({ outcome, who, low, best, high }: Figure) =>
	`${outcome} ${who} ${[low, best, high].map(amount).join('/')}`;

const ABDUCTED: Reader<Flat<Incident>>[] = (['low', 'best', 'high'] as const).map((end) =>
	column(
		`abducted_${end}`,
		`People abducted, ${end} figure; empty is not reported, not 0`,
		({ record }) => reportedOf(record.casualties, 'abducted')[end],
		'integer'
	)
);
const FIGURES: Reader<Flat<Incident>> = column(
	'figures',
	`Every figure as reported: ${OUTCOMES.join(', ')}, whom, then low/best/high with ? where none is given`,
	({ record }) => joined(record.casualties.map(written))
);
const GROUP_IDS: Reader<Flat> = column(
	'group_ids',
	'Ids of the groups, in the same order',
	({ row }) => joined(row.groups.map(({ id }) => id))
);
const NOTE: Reader<Flat> = column(
	'note',
	'What a reader should know besides',
	({ record }) => record.note ?? null
);
const SOURCE_IDS: Reader<Flat> = column(
	'source_ids',
	'Ids of the sources that it rests on, parted by semicolons',
	({ record }) => joined(sourcesOf(record))
);

const datasetOf = ({ record, records }: Flat): Dataset | undefined =>
	directoryOf(records).datasets.get(record.dataset);
/** For files that can say these things nowhere else: each record's own terms. */
export const TERMS: Reader<Flat>[] = [
	column('licence', 'Licence of its dataset', (flat) => datasetOf(flat)?.licence ?? null),
	column(
		'citation',
		'How its dataset wants to be cited',
		(flat) => datasetOf(flat)?.citation ?? null
	)
];

/** Columns in their order, those of `added` before the one that is named. */
function withColumns<T>(columns: Reader<T>[], before: string, added: Reader<T>[]): Reader<T>[] {
	const at = columns.findIndex(({ name }) => name === before);
	return [...columns.slice(0, at), ...added, ...columns.slice(at)];
}
const withPlaces = <T extends Placed>(columns: Reader<T>[]) =>
	withColumns(columns, 'radius_m', PLACES as Reader<T>[]);
const kept = <T extends Flat>(columns: Reader<T>[]) => [
	...columns,
	...([SOURCE_IDS, NOTE] as Reader<T>[])
];

type ReadersOf = { [K in Kind]: Reader<Flat<RecordOf[K]>>[] };

/** The columns of each kind of record. */
export const READERS: ReadersOf = {
	incident: kept(
		withPlaces(
			withColumns(INCIDENT_PROPERTIES.map(read), 'groups', [
				...ABDUCTED,
				FIGURES,
				GROUP_IDS as Reader<Flat<Incident>>
			])
		)
	),
	presence: kept(withPlaces(PRESENCE_PROPERTIES.map(read))),
	statement: kept([
		...STATEMENT_PROPERTIES.map(read),
		...(
			[
				['speaker_id', 'Id of the group that made it', ({ speaker }) => speaker],
				['addressees', 'To whom it is addressed', ({ addressees }) => joined(addressees)],
				['channel', 'How it was made public', ({ channel }) => channel],
				['incidents', 'Ids of the incidents it speaks of', ({ incidents }) => joined(incidents)],
				['summary', 'What it says, in our own words', ({ summary }) => summary],
				[
					'via',
					'How it reached us, first step first; a step we have not seen ourselves says so',
					({ via }) =>
						joined(via.map(({ step, seen }) => (seen ? step : `${step} (not seen by us)`)))
				]
			] as [string, string, (statement: Statement) => Cell][]
		).map(([name, about, of]) => column<Flat<Statement>>(name, about, ({ record }) => of(record)))
	])
};
