import { parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Fault } from '../domain/fault.ts';
import { show } from '../domain/loose.ts';
import type { Place } from '../domain/place.ts';

const COLUMNS = ['id', 'name', 'lon', 'lat', 'region', 'population', 'capital', 'names'] as const;

/** Letters that are read before others get their turn: a few milliseconds. */
const AT_ONCE = 16_384;

async function* partsOf(text: string) {
	for (let at = 0; at < text.length; at += AT_ONCE) {
		yield text.slice(at, at + AT_ONCE);
		await setImmediate();
	}
}

/** Reads the gazetteer, a CSV with a header; names are joined by |, capital is 1, an empty region is none. */
export async function readPlaces(
	text: string,
	file: string
): Promise<{ places: Place[]; faults: Fault[] }> {
	const faults: Fault[] = [];
	const places: Place[] = [];
	const fault = (record: string, field: string, found: string, expected: string) =>
		faults.push({ file, record, field, found, expected });
	const rows = parse({ bom: true });
	// Faults of either end come out where the rows do.
	pipeline(Readable.from(partsOf(text)), rows, () => {});
	let at = new Map<string, number>();
	const seen = new Set<string>();
	let line = 0;
	function readHeader(row: readonly string[]): void {
		at = new Map(row.map((name, index) => [name, index]));
		for (const column of COLUMNS)
			if (!at.has(column)) fault('', column, 'no such column', 'the column');
	}
	function read(row: readonly string[]): void {
		const cell = (column: (typeof COLUMNS)[number]) => row[at.get(column) ?? -1] ?? '';
		const record = cell('id') || `row ${line}`;
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
		if (lon === null || lat === null || population === null || !own || !cell('name')) return;
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
	try {
		for await (const row of rows as AsyncIterable<string[]>) {
			if (line++) read(row);
			else readHeader(row);
			if (line === 1 && faults.length) break;
		}
		if (!line) readHeader([]);
	} catch (problem) {
		fault('', '', problem instanceof Error ? problem.message : String(problem), 'a CSV file');
	}
	return { places, faults };
}
