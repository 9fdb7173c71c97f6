import { parse } from 'csv-parse/sync';
import type { Fault } from '../domain/fault.ts';
import { show } from '../domain/loose.ts';
import type { Place } from '../domain/place.ts';

const COLUMNS = ['id', 'name', 'lon', 'lat', 'region', 'population', 'capital', 'names'] as const;

/** Reads the gazetteer, a CSV with a header; names are joined by |, capital is 1, an empty region is none. */
export function readPlaces(text: string, file: string): { places: Place[]; faults: Fault[] } {
	const faults: Fault[] = [];
	const places: Place[] = [];
	const fault = (record: string, field: string, found: string, expected: string) =>
		faults.push({ file, record, field, found, expected });
	let rows: string[][];
	try {
		rows = parse(text, { bom: true });
	} catch (problem) {
		fault('', '', problem instanceof Error ? problem.message : String(problem), 'a CSV file');
		return { places, faults };
	}
	const header = rows.shift() ?? [];
	const at = new Map(header.map((name, index) => [name, index]));
	for (const column of COLUMNS)
		if (!at.has(column)) fault('', column, 'no such column', 'the column');
	if (faults.length) return { places, faults };

	const seen = new Set<string>();
	for (const [index, row] of rows.entries()) {
		const cell = (column: (typeof COLUMNS)[number]) => row[at.get(column) ?? -1] ?? '';
		const record = cell('id') || `row ${index + 2}`;
		const number = (column: 'lon' | 'lat' | 'population', least: number, most: number) => {
			const value = Number(cell(column) || NaN);
			if (value >= least && value <= most) return value;
			fault(record, column, show(cell(column)), `a number from ${least} to ${most}`);
			return null;
		};
		const lon = number('lon', -180, 180);
		const lat = number('lat', -90, 90);
		const population = cell('population') ? number('population', 0, 1e9) : 0;
		const own = cell('id') !== '' && !seen.has(cell('id'));
		if (!own) fault(record, 'id', show(cell('id')), 'an id of its own');
		seen.add(cell('id'));
		if (!cell('name')) fault(record, 'name', 'nothing', 'a name');
		if (lon === null || lat === null || population === null || !own || !cell('name')) continue;
		places.push({
			id: cell('id'),
			name: cell('name'),
			lon,
			lat,
			region: cell('region') || null,
			population,
			capital: cell('capital') === '1',
			names: cell('names').split('|').filter(Boolean)
		});
	}
	return { places, faults };
}
