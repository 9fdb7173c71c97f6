// Exports to try formats with: one made by hand of what is hard to write, one of a store with imported data.
import type { View } from '../../query/view.ts';
import { initialView, parseView } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from '../store.fixture.ts';
import { FORMATS } from './formats.ts';
import { streamOf } from '../stream.ts';
import { plainText, type Cell, type Export, type Line } from './table.ts';
import { exportOf, type TableName } from './tables.ts';

/** Texts that break what writes text carelessly. */
export const HOSTILE = [
	"=cmd|' /C calc'!A0",
	'+1+1',
	'-2+3',
	'@SUM(A1)',
	'\tTab',
	'＝1',
	'two\nlines',
	'two\r\nlines, with a comma',
	'"quoted"',
	']]> & <b>bold</b> <script>alert(1)</script>',
	'nul \0 and bell \x07',
	'lone \ud800 surrogate',
	'עברית مرحبا \u202eturned\u202c',
	'_x000D_ of Excel',
	'😀 𝄞 é é',
	'null',
	'',
	'back\\slash \u2028 and \u2029',
	"it's; several; parts",
	'\ufeff mark \uffff'
] as const;

const COLUMNS = [
	['id', 'string'],
	['title', 'string'],
	['earliest', 'date'],
	['latest', 'date'],
	['killed_best', 'integer'],
	['lon', 'number'],
	['url', 'string']
] as const;

/** An export of lines made by hand: a title and an id each, in one table. */
export function madeOf(titles: readonly string[], lines: Partial<Line>[] = []): Export {
	const all: Line[] = titles.map((title, index) => {
		const cells: Cell[] = [
			`id-${index}`,
			plainText(title),
			...(index % 3 ? ['2011-11-12', '2011-11-13'] : [null, null]),
			...[index % 2 ? index : null, index % 4 ? 71.5 + index / 7 : null],
			`http://127.0.0.1/incidents/id-${index}`
		];
		const geometry =
			index % 4 ? { type: 'Point' as const, coordinates: [71.5 + index / 7, 42.9] } : null;
		return { cells, geometry, mark: 'attack', ...lines[index] };
	});
	return {
		about: {
			title: plainText(titles[0] ?? 'Nothing'),
			address: 'http://127.0.0.1/?a=1&b=2',
			snapshot: '0123456789abcdef',
			day: '2026-11-20',
			citations: titles.map(plainText),
			licences: ['A dataset: CC BY 4.0'],
			left: [],
			notes: ['An empty figure is not reported.']
		},
		tables: [
			{
				name: 'incidents',
				title: 'Incidents',
				about: 'What is reported to have happened.',
				columns: COLUMNS.map(([name, type]) => ({ name, type, about: `The ${name}, "so" & <so>` })),
				isPlaced: true,
				count: all.length,
				async *lines() {
					for (const line of all) yield await Promise.resolve(line);
				}
			}
		]
	};
}

/** All bytes of an export in a format. */
export async function written(made: Export, ending: string): Promise<Buffer> {
	const { signal } = new AbortController();
	const stream = streamOf(FORMATS[ending]!.write(made, signal));
	return Buffer.from(await new Response(stream).arrayBuffer());
}

/** The view of a query string. */
export const viewOf = (query: string): View => ({
	...initialView,
	filter: parseView(new URLSearchParams(query)).view.filter
});

/** An atlas of the data and of so many rows of a made-up dataset, gone after the test. */
export async function openedAtlas(rows = 60): Promise<Atlas & { store: string; folder: string }> {
	const { store, folder, bring } = await emptyStore();
	const { snapshot } = await bring(ucdpFile(manyRows(rows)));
	const id = snapshot ?? '';
	const opened = await openSnapshot(fileOf(store, id), id);
	return { ...opened, places: [], faults: [], edition: id, store, folder };
}

/** A view of an atlas in a format, whole. */
export async function exported(
	known: Atlas,
	ending: string,
	query = '',
	name: TableName = 'incidents'
): Promise<Buffer> {
	const asked = { name, format: FORMATS[ending]!, origin: 'http://127.0.0.1:4160' };
	return written(await exportOf(known, viewOf(query), asked), ending);
}
