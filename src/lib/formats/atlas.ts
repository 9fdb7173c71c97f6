// Our own exports, read back: a table of incidents as /incidents.csv and its like give it.
import { OUTCOMES, WHOS } from '../domain/figure.ts';
import { drawingOf, PERIOD_PRECISIONS, PLACE_PRECISIONS } from '../domain/precision.ts';
import type { Attribution, Evidence, Figure } from '../domain/schema.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { parseDay } from './day.ts';
import type { Desk } from './desk.ts';
import type { Format, ReadOptions } from './format.ts';
import { findColumns } from './header.ts';
import { groupId } from './identity.ts';
import { readLayout, type Layout, type Line } from './layout.ts';
import { parseNumber, parsePosition } from './number.ts';
import { periodOf } from './parts.ts';
import { refuse } from './refusal.ts';
import { lineText } from './text.ts';
import { typeNamed } from './words.ts';

const NAMES = [
	...['id', 'title', 'type', 'occurrences', 'earliest', 'latest', 'date_precision', 'place'],
	...['place_precision', 'region', 'lon', 'lat', 'label_lon', 'label_lat', 'radius_m'],
	...['figures', 'group_ids', 'groups', 'roles', 'standings', 'dataset', 'note']
] as const;
type Key = (typeof NAMES)[number];
type Row = Line<Key>;
/** Those that an export always has; a format that leaves out what is empty may lack the others. */
const ALWAYS = ['id', 'title', 'type', 'date_precision', 'place_precision', 'dataset'] as const;

const columns = Object.fromEntries(NAMES.map((name) => [name, [name]])) as Record<Key, string[]>;

/** Takes away the apostrophe that keeps a spreadsheet from running a text. */
const plain = (text: string) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
const listOf = (text: string) => (text ? plain(text).split('; ') : []);

function oneOf<T extends string>(row: Row, key: Key, values: readonly T[]): T {
	const text = row.text(key);
	return (
		values.find((value) => value === text) ??
		refuse(row.field(key), text, `is none of ${values.join(', ')}`)
	);
}

/** An id without the dataset that it came from, which the one it is brought into takes the place of. */
const bareId = (row: Row, id: string): string => {
	const start = `${row.text('dataset')}:`;
	return id.startsWith(start) ? id.slice(start.length) : id;
};

function whereOf(row: Row, evidence: Evidence[], desk: Desk) {
	const precision = oneOf(row, 'place_precision', PLACE_PRECISIONS);
	const drawing = drawingOf(precision, true);
	const point = parsePosition(row.cell('lon'), row.cell('lat'));
	const label = parsePosition(row.cell('label_lon'), row.cell('label_lat'));
	const radius = parseNumber(row.text('radius_m'), row.field('radius_m'));
	const isDisc = drawing === 'outline' && radius !== null;
	const [name, region] = [plain(row.text('place')), row.text('region')];
	if (drawing === 'outline' && !isDisc && !region)
		desk.note('The outline of its area is in no table, so it is not placed.');
	const at = drawing === 'outline' ? (isDisc ? label : null) : point;
	return {
		location: {
			...(name && name !== 'place unknown' && { name: lineText(name) }),
			precision,
			...(region && { region }),
			...(radius !== null && drawing === 'disc' && { radius }),
			...(drawing === 'outline' && !isDisc && label && { anchor: label }),
			method: 'as the export gives it',
			evidence
		},
		geometry: at && { type: 'Point' as const, coordinates: at },
		name,
		country: ''
	};
}

const FIGURE = new RegExp(
	`^(${OUTCOMES.join('|')}) (${WHOS.join('|')}) (\\?|\\d+)/(\\?|\\d+)/(\\?|\\d+)$`
);

function figuresOf(row: Row, evidence: Evidence[]): Figure[] {
	return listOf(row.text('figures')).map((text) => {
		const [, outcome, who, ...amounts] =
			FIGURE.exec(text) ??
			refuse(row.field('figures'), text, 'is no figure; expected one as killed civilian 2/2/3');
		const [low, best, high] = amounts.map((amount) => (amount === '?' ? null : Number(amount)));
		const range = { low: low ?? null, best: best ?? null, high: high ?? null };
		return { outcome, who, ...range, evidence } as Figure;
	});
}

function attributionsOf(
	row: Row,
	desk: Desk,
	{ dataset }: ReadOptions,
	evidence: Evidence[]
): Attribution[] {
	const [ids, names, roles, standings] = (
		['group_ids', 'groups', 'roles', 'standings'] as const
	).map((key) => listOf(row.text(key))) as [string[], string[], string[], string[]];
	const isEven = [names, roles, standings].every(({ length }) => length === ids.length);
	if (!isEven) desk.note('Its groups, roles and standings are not as many as their ids.');
	return ids.map((id, index) => {
		const name = lineText((isEven && names[index]) || id);
		const bare = bareId(row, id);
		const group = desk.group({
			id: bare === id ? groupId(dataset, name) : `${dataset}:${bare}`,
			name,
			kind: 'armed group'
		});
		const role = ROLES.find((each) => each === roles[index]) ?? 'party';
		const standing = STANDINGS.find((each) => each === standings[index]) ?? 'attributed';
		return { group, role, standing, by: dataset, evidence };
	});
}

/** What a row of an export says. */
export const exportLayout: Layout<Key> = {
	label: 'export of the atlas',
	columns,
	needs: ALWAYS.map((name): Key[] => [name]),
	id: (row) => ({ text: bareId(row, row.text('id')), field: row.field('id') }),
	title: (row) => lineText(plain(row.text('title'))),
	occurrences: (row) => parseNumber(row.text('occurrences'), row.field('occurrences')),
	type: (row) => typeNamed(row.text('type')) ?? 'unknown',
	when(row, evidence) {
		const [from, to] = (['earliest', 'latest'] as const).map((key) =>
			row.text(key) ? parseDay(row.text(key), row.field(key)) : null
		);
		const precision = oneOf(row, 'date_precision', PERIOD_PRECISIONS);
		return periodOf([from ?? null, to ?? null], precision, evidence);
	},
	where: whereOf,
	casualties: figuresOf,
	attributions: attributionsOf,
	note: 'note',
	plain
};

/** Whether these are the columns of an export. */
export function isExport(headers: string[]): boolean {
	const places = findColumns(headers, columns);
	return ALWAYS.every((name) => places[name] >= 0);
}

/** What `/incidents.csv` and `/incidents.xlsx` give. */
export const atlas: Format = {
	id: 'atlas',
	label: 'export of the atlas',
	extensions: ['.csv', '.xlsx'],
	mediaTypes: ['text/csv'],
	recognise: ({ headers }) => (isExport(headers) ? 0.99 : 0),
	read: (file, options) => readLayout(exportLayout, file, options)
};
