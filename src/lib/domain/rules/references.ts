import type { Draft, DraftKind, Finding } from '../draft.ts';
import { itemsOf, membersOf, show, textOf, valueAt, visit } from '../loose.ts';
import type { Known } from './known.ts';

type Target = DraftKind | 'place';

const LOCATION: [string, Target][] = [
	['location.region', 'region'],
	['location.place', 'place']
];

/** The fields that hold an id of something else; * stands for every item of a list. */
const FIELDS: Record<DraftKind, [string, Target][]> = {
	layer: [],
	incident: [
		['type', 'type'],
		['dataset', 'dataset'],
		...LOCATION,
		['attributions.*.group', 'group'],
		['attributions.*.statement', 'statement']
	],
	presence: [['group', 'group'], ['host', 'group'], ['dataset', 'dataset'], ...LOCATION],
	statement: [
		['speaker', 'group'],
		['incidents.*', 'incident'],
		['via.*.source', 'source'],
		['dataset', 'dataset'],
		...LOCATION
	],
	group: [],
	relation: [
		['from', 'group'],
		['to', 'group'],
		['region', 'region']
	],
	source: [],
	dataset: [],
	type: [['parent', 'type']],
	region: [['parent', 'region']]
};

const HOMES: Record<Target, string> = {
	layer: 'a layer of layers/',
	incident: 'an incident of layers/',
	presence: 'a presence of layers/',
	statement: 'a statement of statements.json',
	group: 'a group of groups.json',
	relation: 'a relation of groups.json',
	source: 'a source of sources.json',
	dataset: 'a dataset of datasets.json',
	type: 'a type of taxonomy.json',
	region: 'a region of regions.geojson',
	place: 'a place of places.csv'
};

function* idsAt(value: unknown, pattern: string): Generator<[path: string, id: string]> {
	const [before, after] = pattern.split('*', 2);
	if (after === undefined) {
		const id = textOf(valueAt(value, pattern.split('.')));
		if (id !== null) yield [pattern, id];
		return;
	}
	const list = (before ?? '').replace(/\.$/, '');
	for (const [index, item] of itemsOf(valueAt(value, list.split('.'))).entries()) {
		const id = textOf(after ? membersOf(item)[after.slice(1)] : item);
		if (id !== null) yield [`${list}.${index}${after}`, id];
	}
}

/** Every id that a record holds must be the id of something there is. */
export function checkReferences(draft: Draft, known: Known): Finding[] {
	const findings: Finding[] = [];
	const look = (field: string, id: string, target: Target) => {
		if (known.has(target, id)) return;
		findings.push({ field, found: show(id), expected: `the id of ${HOMES[target]}` });
	};
	for (const [pattern, target] of FIELDS[draft.kind]) {
		for (const [field, id] of idsAt(draft.value, pattern)) look(field, id, target);
	}
	visit(draft.value, (object, key, path) => {
		const id = key === 'evidence' ? textOf(object.source) : null;
		if (id !== null) look(`${path}.source`, id, 'source');
	});
	return findings;
}
