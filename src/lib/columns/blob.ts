// Columns as named pieces of bytes, to be kept anywhere and read back without being made again.
// A head says what there is: which numbers under which name, how many, and their checksum.
import type { Kind } from '../domain/records.ts';
import { CHOICE_KEYS, type ChoiceKey } from '../query/filter.ts';
import { createAreas, type AreaColumns } from './area.ts';
import type { AttributionSets } from './attribution.ts';
import { dictionaryOf, type Codes } from './dictionary.ts';
import type { Numbers } from './growing.ts';
import { listsOf, packRagged } from './ragged.ts';
import { CODE_KEYS, type CodeKey, type Columns, type Table } from './table.ts';

/** Raised with every change to what the pieces hold. */
const VERSION = 2;
const HEAD = 'head';
const KINDS = ['incident', 'statement', 'presence'] as const;

/** The members of a table that are arrays by themselves. */
const TABLE_ARRAYS = [
	'morton',
	'area',
	'drawn',
	'attributed',
	'idRank',
	'titleRank',
	'runs',
	'runRegions',
	'blocks'
] as const;

/** Packed columns cannot be read; the message says which piece, what was found and what was expected. */
export class ColumnsFault extends Error {
	override name = 'ColumnsFault';
}

/** Arrays by name, as columns are made of them; a name is the path of members that leads to one. */
interface Tree {
	[name: string]: Numbers | Tree;
}

/** What the head says. */
interface Head {
	version: number;
	arrays: Record<string, { type: keyof typeof TYPES; length: number; sum: number }>;
	values: Record<ChoiceKey, string[]>;
	/** Of each kind, what a table holds that is no array. */
	tables: Record<Kind, { length: number; points: number; placed: number; per: number[] }>;
}

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array };

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
	new Uint8Array(buffer, byteOffset, byteLength);

/** A checksum of bytes, four at a time: damage by chance does not go unseen. */
export function sumOf(bytes: Uint8Array): number {
	const words = bytes.byteLength >>> 2;
	const { buffer, byteOffset } = bytes.byteOffset % 4 ? bytes.slice() : bytes;
	const all = new Uint32Array(buffer, byteOffset, words);
	let sum = bytes.byteLength | 0;
	for (let at = 0; at < words; at++) sum = Math.imul(sum ^ all[at]!, 0x01000193);
	for (let at = words * 4; at < bytes.byteLength; at++)
		sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
	return sum >>> 0;
}

function treeOf({ tables, dictionaries, areas, ...sets }: Columns): Tree {
	const tree: Tree = {
		upwards: Object.fromEntries(
			CHOICE_KEYS.map((key) => [key, { ...packRagged(dictionaries[key].upwards) }])
		),
		attributions: { ...sets.attributions, setsOf: { ...sets.attributions.setsOf } },
		sources: { ...sets.sources },
		periods: { ...sets.periods },
		casualties: {
			killed: { ...sets.casualties.killed },
			wounded: { ...sets.casualties.wounded },
			shares: { ...sets.casualties.shares }
		},
		areas: { ...areas.columns, outlines: { ...areas.columns.outlines } }
	};
	for (const kind of KINDS) {
		const table = tables[kind];
		tree[kind] = {
			...Object.fromEntries(TABLE_ARRAYS.map((name) => [name, table[name]])),
			lon: table.lon.values,
			lat: table.lat.values,
			codes: { ...table.codes },
			totals: { ...table.totals }
		};
	}
	return tree;
}

function* arraysIn(tree: Tree, path = ''): Generator<[name: string, array: Numbers]> {
	for (const [name, part] of Object.entries(tree)) {
		const full = path ? `${path}/${name}` : name;
		if (ArrayBuffer.isView(part)) yield [full, part];
		else yield* arraysIn(part, full);
	}
}

/** The pieces of columns by name. Their bytes are those of the columns themselves, not copies. */
export function* packColumns(columns: Columns): Generator<[name: string, bytes: Uint8Array]> {
	const { tables, dictionaries } = columns;
	const arrays: Head['arrays'] = {};
	for (const [name, array] of arraysIn(treeOf(columns))) {
		const bytes = bytesOf(array);
		const type = array.constructor.name as keyof typeof TYPES;
		arrays[name] = { type, length: array.length, sum: sumOf(bytes) };
		yield [name, bytes];
	}
	const head: Head = {
		version: VERSION,
		arrays,
		values: Object.fromEntries(
			CHOICE_KEYS.map((key) => [key, dictionaries[key].values])
		) as Head['values'],
		tables: Object.fromEntries(
			KINDS.map((kind) => {
				const { length, points, placed, lon, lat } = tables[kind];
				return [kind, { length, points, placed, per: [lon.per, lat.per] }];
			})
		) as Head['tables']
	};
	yield [HEAD, writeHead(head)];
}

/** A piece by its name; undefined where there is none. */
export type GetPiece = (name: string) => Uint8Array | undefined;

/** The head as bytes: the checksum of its JSON on a line of its own, then the JSON. */
function writeHead(head: Head): Uint8Array {
	const json = new TextEncoder().encode(JSON.stringify(head));
	const line = new TextEncoder().encode(`${sumOf(json)}\n`);
	const bytes = new Uint8Array(line.length + json.length);
	bytes.set(line);
	bytes.set(json, line.length);
	return bytes;
}

function readHead(get: GetPiece): Head {
	const found = get(HEAD);
	if (!found) throw new ColumnsFault(`The piece “${HEAD}” of the columns is missing.`);
	// A copy, since shared bytes cannot be decoded.
	const bytes = found.slice();
	const end = bytes.indexOf(10) + 1;
	const [line, json] = [bytes.slice(0, end), bytes.slice(end)];
	if (new TextDecoder().decode(line) !== `${sumOf(json)}\n`)
		throw new ColumnsFault(
			`The piece “${HEAD}” of the columns is damaged: its ${bytes.length} bytes have another checksum.`
		);
	const head = JSON.parse(new TextDecoder().decode(json)) as Head;
	if (head.version !== VERSION)
		throw new ColumnsFault(
			`The columns are of version ${head.version}; expected version ${VERSION}.`
		);
	return head;
}

function arrayOf(name: string, head: Head, get: GetPiece, isTrusted: boolean): Numbers {
	const said = head.arrays[name];
	if (!said) throw new ColumnsFault(`The columns say nothing of their piece “${name}”.`);
	const make = TYPES[said.type];
	const size = said.length * make.BYTES_PER_ELEMENT;
	const bytes = get(name) ?? (size ? undefined : new Uint8Array(0));
	if (!bytes) throw new ColumnsFault(`The piece “${name}” of the columns is missing.`);
	if (bytes.byteLength !== size)
		throw new ColumnsFault(
			`The piece “${name}” of the columns holds ${bytes.byteLength} bytes; expected ${size}.`
		);
	if (!isTrusted && sumOf(bytes) !== said.sum)
		throw new ColumnsFault(
			`The piece “${name}” of the columns is damaged: its checksum is another.`
		);
	if (bytes.byteOffset % make.BYTES_PER_ELEMENT === 0)
		return new make(bytes.buffer as ArrayBuffer, bytes.byteOffset, said.length);
	return new make(bytes.slice().buffer, 0, said.length);
}

/** Goes through the checksums of all pieces, one at each step; throws a ColumnsFault for one that is damaged. */
export function* checkPieces(get: GetPiece): Generator<void> {
	const head = readHead(get);
	for (const name of Object.keys(head.arrays)) {
		arrayOf(name, head, get, false);
		yield;
	}
}

/**
 * Columns from their pieces, on the very bytes that `get` gives where those are aligned. Throws a ColumnsFault
 * for pieces that are missing, too short, too long or damaged; `isTrusted` leaves out the checksums.
 */
export function unpackColumns(get: GetPiece, isTrusted = false): Columns {
	const head = readHead(get);
	const take = <T extends Numbers>(name: string) => arrayOf(name, head, get, isTrusted) as T;
	const members = <T>(path: string, names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, take(`${path}/${name}`)])) as T;

	const dictionaries = Object.fromEntries(
		CHOICE_KEYS.map((key) => {
			const upwards = listsOf(members(`upwards/${key}`, ['offsets', 'values']));
			return [key, dictionaryOf(key, head.values[key], upwards)];
		})
	) as Columns['dictionaries'];
	const tableOf = (kind: Kind): Table => {
		const { per, ...numbers } = head.tables[kind];
		const codes = members<Record<CodeKey, Codes>>(`${kind}/codes`, CODE_KEYS);
		const totals = members<Record<CodeKey, Uint32Array>>(`${kind}/totals`, CODE_KEYS);
		return {
			kind,
			...numbers,
			...members<Pick<Table, (typeof TABLE_ARRAYS)[number]>>(kind, TABLE_ARRAYS),
			lon: { values: take(`${kind}/lon`), per: per[0]! },
			lat: { values: take(`${kind}/lat`), per: per[1]! },
			codes,
			totals
		};
	};
	const figures = ['low', 'best', 'high'];
	const areas = {
		...members<AreaColumns>('areas', [
			...['outline', 'lon', 'lat', 'morton', 'radius', 'drawing', 'nested', 'region'],
			'regionOutline'
		]),
		outlines: members<AreaColumns['outlines']>('areas/outlines', [
			...['edgeStarts', 'edges', 'ringed', 'partStarts', 'parts', 'owner']
		])
	};
	return {
		tables: {
			incident: tableOf('incident'),
			statement: tableOf('statement'),
			presence: tableOf('presence')
		},
		dictionaries,
		attributions: {
			...members<AttributionSets>('attributions', ['offsets', 'group', 'standing', 'role']),
			setsOf: members('attributions/setsOf', ['offsets', 'values'])
		},
		sources: members('sources', ['offsets', 'values']),
		periods: members('periods', ['earliest', 'latest']),
		casualties: {
			killed: members('casualties/killed', figures),
			wounded: members('casualties/wounded', figures),
			shares: members('casualties/shares', ['offsets', 'slot', ...figures])
		},
		areas: createAreas(areas, dictionaries.region)
	};
}
