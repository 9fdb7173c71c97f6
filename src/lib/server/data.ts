import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDrafts } from '../domain/check.ts';
import type { Sound } from '../domain/check.ts';
import type { Draft, DraftKind } from '../domain/draft.ts';
import type { Fault } from '../domain/fault.ts';
import { membersOf, textOf } from '../domain/loose.ts';
import type { Records } from '../domain/records.ts';
import { readJSON } from '../formats/json.ts';
import { KEPT, readKept } from '../formats/kept.ts';
import type { Contents } from '../formats/kept.ts';
import { layerOf, readLayer } from '../formats/layer.ts';
import { readRegions } from '../formats/regions.ts';
import { locate } from './locate.ts';

const REGIONS = 'regions.geojson';
const PLACES = 'places.csv';

type Reader = (value: unknown, file: string) => Contents;

/** The kinds of record that a file holds. */
const kindsIn = (file: string): DraftKind[] =>
	file === REGIONS ? ['region'] : Object.values(KEPT[file] ?? LAYER_LISTS);
const LAYER_LISTS: Record<string, DraftKind> = { incidents: 'incident', presences: 'presence' };

const MOST_BYTES = 128_000_000;

const unreadable = (file: string, found: string): Fault => ({
	file,
	record: '',
	field: '',
	found,
	expected: 'a text file in UTF-8'
});

/** Bytes as text, or a fault where they are too many or not UTF-8. */
function decode(bytes: Uint8Array, file: string, most: number): string | Fault {
	if (bytes.length > most) return unreadable(file, `${bytes.length} bytes, more than ${most}`);
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return unreadable(file, 'bytes that are not UTF-8');
	}
}

/** The text of a file in a folder, or a fault that says why there is none. */
export async function readText(
	folder: string,
	file: string,
	most = MOST_BYTES
): Promise<string | Fault> {
	try {
		return decode(await readFile(join(folder, file)), file, most);
	} catch (problem) {
		const { code } = problem as NodeJS.ErrnoException;
		return unreadable(
			file,
			code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`
		);
	}
}

async function readFileOf(folder: string, file: string, read: Reader): Promise<Contents> {
	const text = await readText(folder, file);
	if (typeof text !== 'string') return { drafts: [], faults: [text], unread: kindsIn(file) };
	const { value, faults } = readJSON(text, file);
	if (value === undefined) return { drafts: [], faults, unread: kindsIn(file) };
	const contents = read(value, file);
	return { ...contents, faults: [...faults, ...contents.faults] };
}

async function layerFiles(folder: string): Promise<string[]> {
	try {
		const names = await readdir(join(folder, 'layers'));
		return names
			.filter((name) => name.endsWith('.geojson'))
			.sort()
			.map((name) => `layers/${name}`);
	} catch {
		return [];
	}
}

/** Every file of a data folder, as drafts; nothing is checked yet beyond what it takes to read them. */
export async function readDrafts(folder: string): Promise<Contents> {
	const layers = await layerFiles(folder);
	const read = await Promise.all([
		...layers.map((file) => readFileOf(folder, file, readLayer)),
		...Object.keys(KEPT).map((file) => readFileOf(folder, file, readKept)),
		readFileOf(folder, REGIONS, readRegions)
	]);
	const faults = read.flatMap((contents) => contents.faults);
	const unread = read.flatMap((contents) => contents.unread ?? []);
	if (!layers.length) {
		unread.push(...kindsIn('layers'));
		faults.unshift({
			file: 'layers',
			record: '',
			field: '',
			found: 'no layer',
			expected: 'files *.geojson'
		});
	}
	return { drafts: read.flatMap((contents) => contents.drafts), faults, unread };
}

/** The ids of places that drafts name and the gazetteer has; undefined where there is no gazetteer. */
async function knownPlaces(folder: string, drafts: Draft[]): Promise<Set<string> | undefined> {
	const named = drafts.flatMap(
		({ value }) => textOf(membersOf(membersOf(value).location).place) ?? []
	);
	const text = named.length ? await readText(folder, PLACES) : '';
	if (typeof text !== 'string') return undefined;
	// An id is the first cell of a row: looking for it costs a tenth of reading all places.
	return new Set(named.filter((id) => text.includes(`\n${id},`)));
}

const today = () => new Date().toISOString().slice(0, 10);

/** Checks the drafts of a folder, with those that `more` would add to it. */
export async function checkFolder(folder: string, more?: (drafts: readonly Draft[]) => Draft[]) {
	const { drafts, faults, unread } = await readDrafts(folder);
	const all = [...drafts, ...(more?.(drafts) ?? [])];
	const places = await knownPlaces(folder, all);
	const surroundings = { today: today(), unread: new Set(unread), ...(places && { places }) };
	const checked = checkDrafts(all, surroundings);
	return { sound: checked.sound, faults: [...faults, ...checked.faults] };
}

function recordsOf(sound: Sound[]): Records {
	const pick = <T>(kind: DraftKind, more: (one: Sound) => object = () => ({})): T[] =>
		sound
			.filter(({ draft }) => draft.kind === kind)
			.map((one) => ({ ...(one.value as object), ...more(one) }) as T);
	const feature = ({ draft, geometry }: Sound) => ({
		id: draft.id,
		layer: draft.layer ?? null,
		geometry
	});
	return locate({
		layers: pick('layer', ({ draft }) => ({ id: layerOf(draft.file) })),
		incidents: pick('incident', feature),
		presences: pick('presence', feature),
		statements: pick('statement', () => ({ kind: 'statement' })),
		groups: pick('group'),
		relations: pick('relation'),
		sources: pick('source'),
		datasets: pick('dataset'),
		types: pick('type'),
		regions: pick('region', ({ draft, geometry }) => ({ id: draft.id, geometry }))
	});
}

/**
 * Reads and checks everything in a data folder. Every fault is told at once; records with a fault are
 * left out, all others are returned, located in the finest region that is certain.
 */
export async function readData(folder: string): Promise<{ records: Records; faults: Fault[] }> {
	const { sound, faults } = await checkFolder(folder);
	return { records: recordsOf(sound), faults };
}
