// GeoJSON: a collection of features, their properties read by a mapping.
// https://www.rfc-editor.org/rfc/rfc7946
import { exportLayout, isExport } from './atlas.ts';
import { settleMapping } from './csv.ts';
import { fileNotes } from './desk.ts';
import { FormatError } from './format.ts';
import type { Format, ImportFile, Reading, ReadOptions } from './format.ts';
import { geometryFrom } from './geometry.ts';
import { nameColumns } from './header.ts';
import { readRows } from './layout.ts';
import { readPlain } from './plain.ts';
import type { Entry } from './plain.ts';
import type { Table } from './sheet.ts';
import { cellOf, isBranch, readTree } from './tree.ts';
import type { Branch, Node, Tree } from './tree.ts';

const WGS84 =
	/^(urn:ogc:def:crs:)?(ogc:([\d.]*:)?crs84|epsg:([\d.]*:)?4326)$|^wgs ?84$|\/crs84$|\/4326$/i;

// The crs of the 2008 specification is gone from the standard, but files still carry it.
function checkReference(root: Branch, file: string): void {
	const crs = root['crs'];
	if (crs === null || crs === undefined) return;
	const properties = isBranch(crs) ? crs['properties'] : undefined;
	const name = isBranch(properties) ? cellOf(properties['name']) : cellOf(crs);
	if (!WGS84.test(name))
		throw new FormatError(
			`${file} is written in the coordinate system ${name.slice(0, 100) || 'without a name'}; only WGS 84 (EPSG:4326) is read. Convert it first.`
		);
}

function featuresOf(root: Node, file: string): Node[] {
	if (isBranch(root)) {
		checkReference(root, file);
		if (root['type'] === 'Feature') return [root];
		if (root['type'] === 'FeatureCollection' && Array.isArray(root['features']))
			return root['features'];
	}
	throw new FormatError(
		`${file} is JSON but no GeoJSON: expected a FeatureCollection or a Feature.`
	);
}

const propertiesOf = (feature: Node): Branch => {
	const properties = isBranch(feature) ? feature['properties'] : null;
	return isBranch(properties) ? properties : {};
};

/** The names of all properties of all records, in the order in which they first appear. */
export function keysOf(branches: Iterable<Branch>): string[] {
	const keys = new Set<string>();
	for (const branch of branches) for (const key of Object.keys(branch)) keys.add(key);
	return [...keys];
}

function entryOf(feature: Node, index: number, keys: string[], tree: Tree): Entry {
	if (!isBranch(feature) || feature['type'] !== 'Feature')
		return { line: index + 1, cells: [], fault: 'is no Feature' };
	const properties = propertiesOf(feature);
	return {
		line: tree.lineOf(feature),
		cells: keys.map((key) => cellOf(key === ID ? feature['id'] : properties[key])),
		geometry: () => geometryFrom(feature['geometry'])
	};
}

// A feature's own id stands beside its properties.
const ID = 'id';

async function* read(file: ImportFile, options: ReadOptions): AsyncGenerator<Reading> {
	const tree = await readTree(file);
	const features = featuresOf(tree.root, file.name);
	const keys = keysOf(features.map(propertiesOf));
	const hasIds = features.some((feature) => isBranch(feature) && cellOf(feature['id']) !== '');
	if (hasIds && !keys.includes(ID)) keys.unshift(ID);
	const ownIds = keys.includes(ID) && !hasIds;
	const { headers, notes } = nameColumns(keys, file.name);
	const entries = features.map((feature, index) => {
		const entry = entryOf(feature, index, keys, tree);
		if (ownIds && entry.cells.length)
			entry.cells[keys.indexOf(ID)] = cellOf(propertiesOf(feature)[ID]);
		return entry;
	});
	if (isExport(headers)) {
		yield* fileNotes(tree.notes);
		yield* readRows(exportLayout, tableOf(headers, entries), file.name, options);
		return;
	}
	const sample = entries.slice(0, 200).map((entry) => entry.cells);
	const settled = settleGeometric(headers, sample, options, file.name);
	yield* fileNotes([...tree.notes, ...notes, ...settled.notes]);
	async function* all() {
		for (const entry of entries) yield await Promise.resolve(entry);
	}
	yield* readPlain(all(), headers, settled.mapping, file.name, options);
}

/** Entries as the rows of a table, whose columns say where each lies. */
export function tableOf(headers: string[], entries: readonly Entry[]): Table {
	async function* rows() {
		for (const { line, cells, fault = null } of entries)
			yield await Promise.resolve({ line, cells, fault });
	}
	return { headers, rows: rows(), notes: [] };
}

/** The mapping of records that bring their own geometry: they need no column that says where. */
export function settleGeometric(
	headers: string[],
	sample: string[][],
	options: ReadOptions,
	file: string
): ReturnType<typeof settleMapping> {
	try {
		return settleMapping(headers, sample, options.mapping, file);
	} catch (problem) {
		if (!(problem instanceof FormatError)) throw problem;
		const columns = options.mapping?.columns ?? {};
		return { mapping: { columns, values: {}, defaults: {}, ...options.mapping }, notes: [] };
	}
}

/** GeoJSON in WGS 84. */
export const geojson: Format = {
	id: 'geojson',
	label: 'GeoJSON',
	extensions: ['.geojson', '.json'],
	mediaTypes: ['application/geo+json'],
	recognise({ text }) {
		if (!/^\s*\{/.test(text)) return 0;
		return /"type"\s*:\s*"Feature(Collection)?"/.test(text) ? 0.95 : 0;
	},
	read
};
