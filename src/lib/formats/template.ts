// The spreadsheet way in: a sheet for each kind of record, one row each, with the columns below, in any order.
import {
	EVIDENCE,
	GROUP_COLUMNS,
	REST,
	SOURCE_COLUMNS,
	STATEMENT_COLUMNS
} from './kept-columns.ts';

/** A column of a sheet: what it means, and what its example says. */
export interface Column {
	means: string;
	example: string;
	required?: true;
}

/** The columns of incidents; an empty cell is "not told", never 0. */
const COLUMNS = {
	id: { means: 'Id for ever: place and day', example: 'example-town-2020-01-31', required: true },
	layer: { means: 'Layer that keeps it; else the one of --layer', example: '' },
	title: {
		means: 'What is said to have happened',
		example: 'Armed attack in Example Town',
		required: true
	},
	type: { means: 'Id of taxonomy.json', example: 'armed-attack', required: true },
	occurrences: { means: 'Usually 1; empty where a source speaks of several', example: '1' },
	earliest: { means: 'First possible day', example: '2020-01-31' },
	latest: { means: 'Last possible day; empty: unknown', example: '2020-01-31' },
	period_precision: {
		means: 'day, days, week, month, year, unknown',
		example: 'day',
		required: true
	},
	period_inferred: { means: 'Why, where the days are our conclusion', example: '' },
	place_name: { means: 'The place in words', example: 'Example Town' },
	lon: { means: 'Degrees east', example: '71.37' },
	lat: { means: 'Degrees north', example: '42.90' },
	region: { means: 'Finest region that is certain', example: '' },
	place_precision: {
		means:
			'exact, settlement, near-settlement, district, province, country, line-or-area, water, unknown',
		example: 'settlement',
		required: true
	},
	radius_m: { means: 'Metres, where a disc is the honest picture', example: '' },
	located_by: { means: 'How it was located', example: 'gazetteer' },
	killed_low: { means: 'People killed, least', example: '4' },
	killed_best: { means: 'People killed, best figure', example: '6' },
	killed_high: { means: 'People killed, most', example: '9' },
	killed_civilians: { means: 'Of them civilians', example: '2' },
	killed_security_forces: { means: 'Of them security forces', example: '' },
	killed_perpetrators: {
		means: 'Of them attackers; `unknown` where a source says so',
		example: 'unknown'
	},
	wounded_low: { means: 'People wounded, least', example: '' },
	wounded_best: { means: 'People wounded, best figure', example: '' },
	wounded_high: { means: 'People wounded, most', example: '' },
	group: { means: 'Id of groups.json', example: 'example-group' },
	role: { means: 'perpetrator, target, party', example: 'perpetrator' },
	standing: { means: 'claimed, attributed, suspected, denied', example: 'attributed' },
	said_by: { means: 'Who says so, in words', example: 'a police spokesman' },
	said_earliest: { means: 'First possible day on which it was said', example: '' },
	said_latest: { means: 'Last possible day on which it was said', example: '' },
	channel: { means: 'How a claim was made: video, posted online, …', example: '' },
	statement: { means: 'Id of statements.json that a claim rests on', example: '' },
	...EVIDENCE,
	paraphrase: { ...EVIDENCE.paraphrase, example: 'Six people died in an attack; figures differ.' },
	...REST
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;

const SHEETS = {
	incidents: COLUMNS,
	statements: STATEMENT_COLUMNS,
	groups: GROUP_COLUMNS,
	sources: SOURCE_COLUMNS
} as const satisfies Record<string, Record<string, Column>>;
export type SheetName = keyof typeof SHEETS;
export const SHEET_NAMES = Object.keys(SHEETS) as SheetName[];

/** The names of a sheet's columns. */
export const columnsOf = (sheet: SheetName): string[] => Object.keys(SHEETS[sheet]);

/** The columns without which no row of a sheet can be a record. */
export const requiredOf = (sheet: SheetName): string[] =>
	Object.entries<Column>(SHEETS[sheet]).flatMap(([name, { required }]) => (required ? name : []));

/** The sheet that has most of some columns; that of incidents where none has any. */
export function sheetWith(columns: readonly string[]): SheetName {
	const shares = SHEET_NAMES.map(
		(sheet) => columnsOf(sheet).filter((name) => columns.includes(name)).length
	);
	return SHEET_NAMES[shares.indexOf(Math.max(...shares))] ?? 'incidents';
}

const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: string[]) => cells.map(cell).join(',') + '\n';

/** The template of a sheet: the header, and one example that # keeps from being read. */
export function formatTemplate(sheet: SheetName = 'incidents'): string {
	const columns = Object.entries<Column>(SHEETS[sheet]);
	return (
		line(columns.map(([name]) => name)) +
		line(columns.map(([, { example }], index) => (index ? '' : '# ') + example))
	);
}
