// The command line as tests call it, and sheets to call it with.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyData } from '../lib/server/folder.fixture.ts';
import { run } from './run.ts';

/** What a command line prints on a data folder, and its exit code. */
export async function atlas(data: string, ...words: string[]) {
	const out: string[] = [];
	const error: string[] = [];
	const code = await run(words, {
		data,
		store: join(data, 'var'),
		out: (line) => out.push(line),
		error: (line) => error.push(line),
		progress: () => {},
		isTerminal: false
	});
	return { code, out, error };
}

/** An incident of the template by its columns. */
export const ROW = {
	id: 'almaty-2011-12-03',
	title: 'Armed attack in Almaty',
	type: 'armed-attack',
	occurrences: '1',
	earliest: '2011-12-03',
	latest: '2011-12-03',
	period_precision: 'day',
	place_name: 'Almaty',
	lon: '76.93',
	lat: '43.25',
	region: 'KZ',
	place_precision: 'settlement',
	located_by: 'gazetteer',
	killed_best: '5',
	killed_perpetrators: 'unknown',
	wounded_low: '2',
	wounded_high: '4',
	group: 'jund-al-khilafah',
	role: 'perpetrator',
	standing: 'suspected',
	said_by: 'a newspaper',
	source: 'lwj-kazakh-leader-report',
	paraphrase: 'Five people died.'
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** Rows as a sheet in CSV. */
export const sheetOf = (rows: Record<string, string>[], delimiter = ',') => {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const lines = rows.map((row) => columns.map((name) => quoted(row[name] ?? '')).join(delimiter));
	return [columns.join(delimiter), ...lines].join('\n') + '\n';
};

/** A copy of the data and a sheet beside it. */
export async function withSheet(text: string) {
	const copy = await copyData();
	const sheet = join(copy.folder, 'sheet.csv');
	await writeFile(sheet, text);
	return { ...copy, sheet };
}
