// Files in the layouts of UCDP and ACLED with made-up rows, and a store to bring them into.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { copyData } from './folder.fixture.ts';
import type { Order } from './imports/order.ts';
import { ingest } from './ingest.ts';

/** A row of a table by its columns; what is left out is as in the first row of the kind. */
export type Cells = Record<string, string | number>;

const UCDP: Cells = {
	id: 1,
	year: 2014,
	type_of_violence: 1,
	side_a_new_id: 201,
	side_a: 'Government of Aland',
	side_b_new_id: 301,
	side_b: 'Northern Front',
	where_prec: 1,
	where_coordinates: 'Taraz town',
	adm_1: 'Zhambyl',
	adm_2: 'Taraz district',
	latitude: 42.9,
	longitude: 71.37,
	country: 'Kazakhstan',
	date_prec: 1,
	date_start: '2014-05-01',
	date_end: '2014-05-01',
	deaths_a: 1,
	deaths_b: 2,
	deaths_civilians: 0,
	deaths_unknown: 0,
	low: 2,
	best: 3,
	high: 5
};
const ACLED: Cells = {
	event_id_cnty: 'KAZ1',
	event_date: '2015-03-10',
	year: 2015,
	time_precision: 1,
	event_type: 'Battles',
	sub_event_type: 'Armed clash',
	actor1: 'Military Forces of Aland',
	actor2: 'Northern Front',
	country: 'Kazakhstan',
	admin1: 'Zhambyl',
	location: 'Taraz',
	latitude: 42.9,
	longitude: 71.37,
	geo_precision: 1,
	source: 'Made-up Times',
	notes: 'An invented note.',
	fatalities: 1
};

const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
const tableOf = (usual: Cells, rows: Cells[]): string =>
	[Object.keys(usual), ...rows.map((row) => Object.values({ ...usual, ...row }))]
		.map((cells) => cells.map(cell).join())
		.join('\n') + '\n';

/** Rows as a UCDP GED file. */
export const ucdpFile = (rows: Cells[]): string => tableOf(UCDP, rows);
/** Rows as an ACLED file. */
export const acledFile = (rows: Cells[]): string => tableOf(ACLED, rows);

/** So many different rows for a UCDP file: places and precisions of all kinds. */
export const manyRows = (count: number): Cells[] =>
	Array.from({ length: count }, (_, index) => ({
		id: 1000 + index,
		type_of_violence: 1 + (index % 3),
		where_prec: 1 + (index % 7),
		where_coordinates: `Town ${index % 17}`,
		latitude: 42 + (index % 50) / 10,
		longitude: 69 + (index % 60) / 10,
		date_start: `2014-0${1 + (index % 9)}-01`,
		date_end: `2014-0${1 + (index % 9)}-0${1 + (index % 5)}`,
		date_prec: index % 5 ? 2 : 1,
		best: index % 11,
		low: 0,
		high: 20
	}));

/** A copy of the data and an empty store, both gone after the test. */
export async function emptyStore() {
	const copy = await copyData();
	const store = await mkdtemp(join(tmpdir(), 'atlas-store-'));
	onTestFinished(() => rm(store, { recursive: true, force: true }));
	const bring = async (
		text: string | Uint8Array | null,
		order: Partial<Order> = {},
		name = 'events.csv'
	) => {
		const path = join(store, name);
		if (text !== null) await writeFile(path, text);
		const dataset = { id: 'ucdp-ged', version: '19.1' };
		const file = text === null ? {} : { file: path };
		return ingest({ data: copy.folder, store, ...file, dataset, ...order });
	};
	return { ...copy, store, bring };
}
