import type { Draft } from '../domain/draft.ts';
import type { Outline } from '../domain/geometry.ts';
import type { Region } from '../domain/region.ts';
import { evidenceOf, given, periodOf, type Cell } from './cells.ts';
import { checkId } from './layer.ts';
import type { Row } from './table.ts';
import type { ColumnName } from './template.ts';

/** A row read as an incident, and which column each of its fields was read from. */
export interface RowDraft {
	row: Row;
	draft: Draft;
	columnOf(field: string): string;
}

export interface RowContext {
	file: string;
	/** Layer of rows that name none. */
	layer: string | null;
	/** Whether 71,37 is a number. */
	decimalComma: boolean;
	region(id: string): (Region & { geometry: Outline }) | undefined;
}

type Fields = [field: string, column: ColumnName][];
const FIELDS: Fields = [
	['period.earliest', 'earliest'],
	['period.latest', 'latest'],
	['period.precision', 'period_precision'],
	['period.inferred', 'period_inferred'],
	['location.name', 'place_name'],
	['location.region', 'region'],
	['location.precision', 'place_precision'],
	['location.radius', 'radius_m'],
	['location.method', 'located_by'],
	['location.anchor', 'region'],
	['geometry', 'lon'],
	['attributions.0.made.earliest', 'said_earliest'],
	['attributions.0.made.latest', 'said_latest'],
	['attributions.0.by', 'said_by'],
	...(['group', 'role', 'standing', 'channel', 'statement'] as const).map(
		(name): Fields[number] => [`attributions.0.${name}`, name]
	)
];

const FIGURES = [
	['killed', 'all', 'killed_low', 'killed_best', 'killed_high'],
	['killed', 'civilian', null, 'killed_civilians', null],
	['killed', 'security forces', null, 'killed_security_forces', null],
	['killed', 'perpetrator', null, 'killed_perpetrators', null],
	['wounded', 'all', 'wounded_low', 'wounded_best', 'wounded_high']
] as const;

type Cells = Cell<ColumnName>;

/** What a row's figures say, and the column that each of them stands in. */
function casualtiesOf(
	cell: Cells,
	people: (name: ColumnName | null) => unknown,
	evidence: unknown
): { casualties: object[]; columns: [field: string, column: string][] } {
	const told = FIGURES.filter(([, , ...names]) => names.some((name) => name && cell(name)));
	const casualties = told.map(([outcome, who, low, best, high]) => {
		const value = people(best);
		// One figure alone is a figure without a range; a range says its ends itself.
		const alone = !(low && cell(low)) && !(high && cell(high));
		const [least, most] = alone ? [value, value] : [people(low), people(high)];
		return { outcome, who, low: least, best: value, high: most, evidence };
	});
	const columns = told.flatMap(([, , low, best, high], index): [string, string][] => [
		[`casualties.${index}.low`, low && cell(low) ? low : best],
		[`casualties.${index}.best`, best],
		[`casualties.${index}.high`, high && cell(high) ? high : best],
		[`casualties.${index}`, best]
	]);
	return { casualties, columns };
}

/** Whom the row holds to have had a part; nobody where it says nothing of it. */
function attributionsOf(cell: Cells, evidence: unknown): object[] {
	const isSaid = (['group', 'role', 'standing', 'said_by'] as const).some((name) => cell(name));
	if (!isSaid) return [];
	const [earliest = null, latest = null] = [cell('said_earliest'), cell('said_latest')];
	const precision = earliest === latest ? 'day' : 'unknown';
	return [
		{
			group: cell('group'),
			role: cell('role'),
			standing: cell('standing'),
			by: cell('said_by'),
			...((earliest ?? latest) && { made: { earliest, latest, precision, evidence } }),
			...given('channel', cell('channel')),
			...given('statement', cell('statement')),
			evidence
		}
	];
}

/**
 * Reads a row of the template as a draft of an incident. Nothing is judged here: a cell that is no number
 * stays text, so that the check of the draft can say what was found.
 */
export function readRow(row: Row, context: RowContext): RowDraft {
	const columns = new Map<string, string>(FIELDS);
	const cell: Cells = (name) => row.cells[name] || undefined;
	const number = (name: ColumnName): number | string | undefined => {
		const text = cell(name);
		const plain = context.decimalComma ? text?.replace(/^(-?\d+),(\d+)$/, '$1.$2') : text;
		return plain !== undefined && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
	};
	const people = (name: ColumnName | null): unknown => {
		const value = name && number(name);
		return value === undefined || value === 'unknown' ? null : value;
	};
	const evidence = evidenceOf(cell);
	const figures = casualtiesOf(cell, people, evidence);
	for (const [field, column] of figures.columns) columns.set(field, column);

	const precision = cell('place_precision');
	const region = context.region(cell('region') ?? '');
	const outlined =
		region !== undefined &&
		!cell('lon') &&
		!cell('lat') &&
		(region.level === precision || precision === 'line-or-area');
	const point =
		cell('lon') || cell('lat')
			? { type: 'Point', coordinates: [number('lon'), number('lat')] }
			: null;
	columns.set('geometry.coordinates.0', 'lon');
	columns.set('geometry.coordinates.1', 'lat');
	const value = {
		kind: 'incident',
		title: cell('title'),
		type: cell('type'),
		occurrences: number('occurrences') ?? null,
		period: periodOf(cell, evidence),
		location: {
			...given('name', cell('place_name')),
			precision,
			...given('region', cell('region')),
			...given('radius', number('radius_m')),
			...(outlined && { anchor: region.anchor, ...given('approximate', region.approximate) }),
			method: cell('located_by') ?? (outlined ? `outline of the ${region.level}` : undefined),
			evidence
		},
		casualties: figures.casualties,
		attributions: attributionsOf(cell, evidence),
		...given('note', cell('note')),
		evidence,
		dataset: cell('dataset') ?? 'atlas'
	};
	const id = cell('id') ?? null;
	const draft: Draft = {
		kind: 'incident',
		file: context.file,
		record: `row ${row.number}` + (id ? ` (${id})` : ''),
		id,
		value,
		geometry: outlined ? region.geometry : point,
		layer: cell('layer') ?? context.layer,
		findings: checkId(id ?? undefined)
	};
	const columnOf = (field: string) => {
		const part = /(?:^|\.)evidence\.\d+\.(\w+)$/.exec(field)?.[1];
		if (part) return part;
		for (let at = field; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
			const column = columns.get(at);
			if (column !== undefined) return column;
		}
		return field;
	};
	return { row, draft, columnOf };
}
