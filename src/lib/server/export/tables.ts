// The tables of a view: what happened, what was said, who is said to be where, and who says who did it.
import type { Kind } from '../../domain/records.ts';
import type { Count, RecordOf } from '../../query/engine.ts';
import type { View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import type { Flat } from '../flat/record.ts';
import { ATTRIBUTION_READERS, type Said } from './attributions.ts';
import { READERS, TERMS, type Reader } from './columns.ts';
import { cellsOf, flatRecords, lineOf, type Source } from './lines.ts';
import { aboutOf } from './about.ts';
import type { Format } from './formats.ts';
import type { Export, Table } from './table.ts';

/** The tables that can be asked for, each by its name. */
export const TABLES = ['incidents', 'statements', 'attributions', 'presences'] as const;
export type TableName = (typeof TABLES)[number];

/** Whether the lines of a table lie somewhere. */
export const isPlaced = (name: TableName): boolean => name === 'incidents' || name === 'presences';

const KINDS: Partial<Record<TableName, Kind>> = {
	incidents: 'incident',
	statements: 'statement',
	presences: 'presence'
};
const ABOUT: Record<TableName, [title: string, about: string]> = {
	incidents: [
		'Incidents',
		'What is reported to have happened. Without a geometry where only the country is known.'
	],
	statements: [
		'Statements',
		'Claims of responsibility and threats: something said, which lies in no place.'
	],
	attributions: [
		'Attributions',
		'Who is said to have had a part in which incident, and who says so.'
	],
	presences: ['Presences', 'Groups said to be in an area.']
};

function ofKind<K extends Kind>(
	source: Source,
	kind: K,
	own: readonly Reader<Flat<RecordOf[K]>>[]
): Pick<Table, 'columns' | 'lines'> {
	return {
		columns: own,
		async *lines(signal) {
			for await (const flat of flatRecords(source, kind, signal))
				yield lineOf<K>(own, flat, source.origin);
		}
	};
}

const ofAttributions = (source: Source): Pick<Table, 'columns' | 'lines'> => ({
	columns: ATTRIBUTION_READERS,
	async *lines(signal) {
		for await (const flat of flatRecords(source, 'incident', signal))
			for (const attribution of flat.record.attributions) {
				const said: Said = { flat, attribution };
				const cells = cellsOf(ATTRIBUTION_READERS, said, source.origin);
				yield { cells, geometry: null, mark: flat.row.class };
			}
	}
});

/** A table of a view; `withTerms` where the format can say only in each line what the licence is. */
function tableOf(
	source: Source,
	name: TableName,
	{ matched, statements, presences }: Count,
	withTerms: boolean
): Table {
	const [title, about] = ABOUT[name];
	const kind = KINDS[name];
	const count = { incidents: matched, attributions: matched, statements, presences }[name];
	const common = { name, title, about, count, isPlaced: isPlaced(name) };
	if (!kind) return { ...common, ...ofAttributions(source) };
	const readers = READERS[kind] as Reader<Flat>[];
	return { ...common, ...ofKind(source, kind, withTerms ? [...readers, ...TERMS] : readers) };
}

/** What is asked of an export beside the view. */
export interface Asked {
	name: TableName;
	format: Pick<Format, 'isWhole' | 'withTerms'>;
	/** Where the atlas stands. */
	origin: string;
}

/** A view made ready to be written in a format. */
export async function exportOf(
	known: Atlas,
	view: View,
	{ name, format, origin }: Asked
): Promise<Export> {
	const { filter } = view;
	const [about, count] = await Promise.all([
		aboutOf(known, view, origin),
		known.engine.count(filter)
	]);
	const table = (each: TableName) =>
		tableOf({ known, filter, origin }, each, count, format.withTerms ?? false);
	const others = format.isWhole ? TABLES.filter((each) => each !== name) : [];
	return { about, tables: [table(name), ...others.map(table)] };
}
