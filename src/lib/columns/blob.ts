// Columns as named pieces of bytes, to be kept anywhere and read back without being made again.
// A head says what there is: which numbers under which name, how many, and their checksum.
import type { Kind } from '../domain/records.ts';
import { CHOICE_KEYS } from '../query/filter.ts';
import { createAreas, type AreaColumns } from './area.ts';
import type { AttributionSets } from './attribution.ts';
import { dictionaryOf } from './dictionary.ts';
import type { Numbers } from './growing.ts';
import {
	ColumnsFault,
	HEAD,
	readHead,
	sumOf,
	TYPES,
	VERSION,
	writeHead,
	type GetPiece,
	type Head
} from './head.ts';
import { listsOf, packRagged, type Ragged } from './ragged.ts';
import { piecesIn, type Shared } from './share.ts';
import {
	CODE_KEYS,
	TRAIT_KEYS,
	type CodeKey,
	type Columns,
	type Table,
	type Traits,
	type Unplaced
} from './table.ts';

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

/** Arrays by name, as columns are made of them; a name is the path of members that leads to one. */
interface Tree {
	[name: string]: Numbers | Tree;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
	new Uint8Array(buffer, byteOffset, byteLength);

function treeOf({ tables, dictionaries, areas, ...sets }: Unplaced): Tree {
	const tree: Tree = {
		upwards: Object.fromEntries(
			CHOICE_KEYS.map((key) => [key, { ...packRagged(dictionaries[key].upwards) }])
		),
		traits: { ...sets.traits, standings: { ...sets.traits.standings } },
		attributions: {
			...sets.attributions,
			members: { ...sets.attributions.members },
			setsOf: { ...sets.attributions.setsOf }
		},
		sources: { ...sets.sources },
		wholeKilled: sets.wholeKilled,
		periods: { ...sets.periods },
		casualties: {
			killed: { ...sets.casualties.killed },
			wounded: { ...sets.casualties.wounded },
			shares: { ...sets.casualties.shares }
		},
		lettering: {
			ids: { ...sets.lettering.ids },
			place: sets.lettering.place,
			places: { ...sets.lettering.places }
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
export function* packColumns(columns: Unplaced): Generator<[name: string, bytes: Uint8Array]> {
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
	return new make(bytes.buffer as ArrayBuffer, bytes.byteOffset, said.length);
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
 * Columns on the very bytes of their pieces. Throws a ColumnsFault for pieces that are missing, too short, too long or
 * damaged; `isTrusted` leaves out the checksums.
 */
export function unpackColumns(shared: Shared, isTrusted = false): Columns {
	const get = piecesIn(shared);
	const head = readHead(get);
	const take = <T extends Numbers>(name: string) => arrayOf(name, head, get, isTrusted) as T;
	const members = <T>(path: string, names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, take(`${path}/${name}`)])) as T;

	const ragged = (path: string) => members<Ragged>(path, ['offsets', 'values']);

	const dictionaries = Object.fromEntries(
		CHOICE_KEYS.map((key) => {
			const upwards = listsOf(ragged(`upwards/${key}`));
			return [key, dictionaryOf(key, head.values[key], upwards)];
		})
	) as Columns['dictionaries'];
	const tableOf = (kind: Kind): Table => {
		const { per, ...numbers } = head.tables[kind];
		const keys = [...CODE_KEYS, 'type', 'precision'];
		const codes = members<Table['codes']>(`${kind}/codes`, keys);
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
		memory: shared.memory,
		tables: {
			incident: tableOf('incident'),
			statement: tableOf('statement'),
			presence: tableOf('presence')
		},
		dictionaries,
		traits: {
			...members<Omit<Traits, 'standings'>>('traits', [...TRAIT_KEYS, 'drawn']),
			standings: ragged('traits/standings')
		},
		attributions: {
			...members<AttributionSets>('attributions', ['offsets', 'group', 'standing', 'role']),
			members: ragged('attributions/members'),
			setsOf: ragged('attributions/setsOf')
		},
		sources: ragged('sources'),
		periods: members('periods', ['earliest', 'latest']),
		casualties: {
			killed: members('casualties/killed', figures),
			wounded: members('casualties/wounded', figures),
			shares: members('casualties/shares', ['offsets', 'slot', ...figures])
		},
		wholeKilled: take('wholeKilled'),
		lettering: {
			ids: members('lettering/ids', ['offsets', 'bytes']),
			place: take('lettering/place'),
			places: members('lettering/places', ['offsets', 'bytes'])
		},
		areas: createAreas(areas, dictionaries.region)
	};
}
