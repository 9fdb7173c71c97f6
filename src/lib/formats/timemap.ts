// TimeMap of Forensic Architecture and Bellingcat: a list of events, and sources and associations beside it.
// https://github.com/forensic-architecture/timemap
import { fileNotes } from './desk.ts';
import { FormatError } from './format.ts';
import type { Format, ImportFile, Reading, ReadOptions } from './format.ts';
import { keysOf } from './geojson.ts';
import { nameColumns } from './header.ts';
import type { Mapping } from './mapping.ts';
import { readPlain } from './plain.ts';
import type { Entry } from './plain.ts';
import { cellOf, isBranch, readTree } from './tree.ts';
import type { Branch, Node } from './tree.ts';

// Dates are month, day, year; there is no column for how exact a place is, and none for casualties.
const COLUMNS: Mapping['columns'] = {
	id: 'id',
	date: 'date',
	place: 'location',
	longitude: 'longitude',
	latitude: 'latitude',
	type: 'category',
	note: 'description'
};

function eventsOf(root: Node, file: string): Node[] {
	if (Array.isArray(root)) return root;
	const events = isBranch(root) ? root['events'] : undefined;
	if (Array.isArray(events)) return events;
	throw new FormatError(`${file} is JSON but no TimeMap: expected a list of events.`);
}

/** Titles of sources or associations by id, wherever in the files they stand. */
function titlesIn(root: Node | undefined, titles: Map<string, string>): void {
	const add = (item: Node | undefined, key?: string) => {
		if (!isBranch(item)) return;
		const id = cellOf(item['id']) || (key ?? '');
		const title = cellOf(item['title']) || cellOf(item['desc']) || cellOf(item['description']);
		if (id && title) titles.set(id, title);
	};
	if (Array.isArray(root)) for (const item of root) add(item);
	else if (isBranch(root)) {
		for (const key of ['sources', 'associations', 'events'])
			if (key !== 'events' && typeof root[key] === 'object') titlesIn(root[key], titles);
		for (const [key, item] of Object.entries(root)) add(item, key);
	}
}

/** The ids that an event lists, each with its title where it is known. */
function joined(node: Node | undefined, titles: Map<string, string>): string {
	const items = Array.isArray(node) ? node : cellOf(node).split(/\s*[;,]\s*/);
	return items
		.map(cellOf)
		.filter(Boolean)
		.map((id) => (titles.has(id) ? `${id} (${titles.get(id)})` : id))
		.join('; ');
}

function entryOf(
	event: Node,
	index: number,
	keys: string[],
	line: number,
	titles: Map<string, string>
): Entry {
	if (!isBranch(event)) return { line: index + 1, cells: [], fault: 'is no event' };
	const cells = keys.map((key) =>
		key === 'sources' || key === 'associations' ? joined(event[key], titles) : cellOf(event[key])
	);
	return { line, cells };
}

async function* read(file: ImportFile, options: ReadOptions): AsyncGenerator<Reading> {
	const tree = await readTree(file);
	const events = eventsOf(tree.root, file.name);
	const titles = new Map<string, string>();
	if (isBranch(tree.root)) titlesIn(tree.root, titles);
	for (const beside of options.beside ?? []) titlesIn((await readTree(beside)).root, titles);
	const branches = events.filter((event): event is Branch => isBranch(event));
	const keys = keysOf(branches);
	const { headers, notes } = nameColumns(keys, file.name);
	const known = new Set(headers.map((header) => header.toLowerCase()));
	const columns = Object.fromEntries(
		Object.entries(COLUMNS).filter(([, name]) => known.has(name ?? ''))
	);
	const mapping: Mapping = {
		values: {},
		defaults: {},
		dateOrder: 'month first',
		...options.mapping,
		columns: { ...columns, ...options.mapping?.columns }
	};
	yield* fileNotes([...tree.notes, ...notes]);
	async function* all() {
		for (const [index, event] of events.entries()) {
			const line = isBranch(event) ? tree.lineOf(event) : index + 1;
			yield await Promise.resolve(entryOf(event, index, keys, line, titles));
		}
	}
	yield* readPlain(all(), headers, mapping, file.name, options);
}

/** TimeMap's events as JSON. */
export const timemap: Format = {
	id: 'timemap',
	label: 'TimeMap',
	extensions: ['.json'],
	mediaTypes: ['application/json'],
	recognise({ text }) {
		if (!/^\s*[[{]/.test(text) || /"FeatureCollection"/.test(text)) return 0;
		const keys = ['date', 'latitude', 'longitude', 'location', 'description'];
		if (!keys.slice(0, 3).every((key) => text.includes(`"${key}"`))) return 0;
		return /"(associations|sources|time_precision|graphic)"/.test(text) ? 0.95 : 0.6;
	},
	read
};
