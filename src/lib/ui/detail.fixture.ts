// One detail of each kind with every field filled in, and a way to fill every text with something hostile.
import type { Group, Relation } from '../domain/group.ts';
import type { Evidence, Location, Period } from '../domain/schema.ts';
import type { Source } from '../domain/source.ts';
import type { Statement } from '../domain/statement.ts';
import type {
	GroupDetail,
	IncidentDetail,
	Lookup,
	PresenceDetail,
	RegionDetail,
	Row,
	SourceDetail,
	StatementDetail,
	Whereabouts
} from '../query/answer.ts';

const evidence: Evidence[] = [{ source: 's1', locator: 'page 1', paraphrase: 'says so' }];
const inferred = { what: 'the year', why: 'it is not printed' };
const period: Period = {
	...{ earliest: '2011-11-12', latest: '2011-11-12', precision: 'day' },
	...{ inferred, evidence }
};
const location: Location = {
	...{ name: 'A town', precision: 'province', region: 'r1', method: 'a map' },
	...{ approximate: 'roughly drawn', code: 'code 4', inferred, evidence }
};
const where: Whereabouts = {
	name: 'A town',
	regions: [{ id: 'r2', name: 'A country' }],
	position: [71.37, 42.9],
	drawing: 'outline',
	radius: null,
	approximate: 'roughly drawn'
};
const row: Row = {
	...{ kind: 'incident', id: 'i1', title: 'An attack', class: 'attack', type: 'Armed attack' },
	...{ when: 'some day', earliest: '2011-11-12', latest: '2011-11-12', place: 'A town' },
	...{ precision: 'province', placed: true, killed: { low: 1, best: 2, high: 3 } },
	groups: [{ id: 'g1', name: 'A group', role: 'perpetrator', standing: 'claimed' }]
};
const said: Row = { ...row, kind: 'statement', id: 't1', title: 'A claim', class: 'statement' };
const present: Row = {
	...row,
	kind: 'presence',
	id: 'p1',
	title: 'Being there',
	class: 'presence'
};
const source: Source = {
	...{ id: 's1', type: 'report', label: 'A report', title: 'On things', publisher: 'A house' },
	author: [{ literal: 'An institute' }, { family: 'Writer', given: 'A.' }],
	issued: { 'date-parts': [[2011, 11, 13]] },
	...{ URL: 'https://example.org/a', archiveURL: 'https://example.org/b' },
	...{ accessed: '2012-01-01', language: 'en', inferred: { publisher: 'its style' } },
	...{ seen: false, note: 'a note on it' }
};
const group: Group = {
	...{ id: 'g1', name: 'A group', kind: 'armed group' },
	names: [{ name: 'Another name', language: 'en', note: 'translation' }],
	people: [{ name: 'A leader', role: 'spokesman', note: 'a note on the role', evidence }],
	external: { wikidata: 'Q1', ucdp: 'ucdp name', acled: 'acled name', gtd: 'gtd name' },
	...{ note: 'a note on the group', evidence }
};
const relation: Relation = {
	...{ id: 'x1', from: 'g1', to: 'g2', type: 'part of', where: 'the north', region: 'r1' },
	...{ period, standing: 'assessed', likelihood: 'almost surely', by: 'an official' },
	...{ note: 'a note on the tie', evidence }
};
const groups = [{ group, relations: [relation] }];
const look: Lookup = {
	groups: { g1: 'A group', g2: 'Its elder' },
	sources: { s1: source },
	regions: { r1: 'A province, A country' },
	rows: { i1: row, t1: said }
};
const dataset = {
	...{ id: 'd1', version: '1', title: 'A dataset', licence: 'CC BY 4.0', terms: 'open' as const },
	...{ licenceURL: 'https://example.org/l', citation: 'A dataset, 1.', retrieved: '2012-01-01' }
};
const statement: Statement = {
	...{ kind: 'statement', id: 't1', title: 'A claim', type: 'claim of responsibility' },
	...{ period, location, speaker: 'g1', addressees: ['a government'], channel: 'video' },
	...{ incidents: ['i1'], summary: 'what it says', note: 'a note on it', dataset: 'd1' },
	via: [{ step: 'posted', source: 's1', seen: false }],
	evidence
};

export const incidentDetail: IncidentDetail = {
	record: {
		...{ kind: 'incident', id: 'i1', layer: 'l1', title: 'An attack', type: 'armed-attack' },
		...{ occurrences: null, period, location, dataset: 'd1', note: 'a note on it' },
		casualties: [
			{ outcome: 'killed', who: 'civilian', low: 1, best: 2, high: 3, evidence },
			{
				...{ outcome: 'killed', who: 'perpetrator', low: null, best: null, high: null },
				...{ note: 'nobody counted', evidence }
			},
			{ outcome: 'abducted', who: 'all', low: 4, best: 4, high: null, evidence }
		],
		attributions: [
			{
				...{ group: 'g1', role: 'perpetrator', standing: 'claimed', by: 'the group itself' },
				...{ made: period, channel: 'video', statement: 't1', note: 'no proof', evidence }
			},
			{ group: 'g2', role: 'target', standing: 'denied', by: 'a paper', evidence }
		],
		...{ codes: { where_prec: '4', 'a column': 'a value' }, evidence }
	},
	...{ row, where, statements: [statement, { ...statement, id: 't2' }] },
	around: [{ row: { ...row, id: 'i2', title: 'Another attack' }, km: 12, days: -3 }],
	sharing: [{ ...present, id: 'p3', title: 'A group in the same area' }],
	...{ groups, dataset, look }
};

export const statementDetail: StatementDetail = {
	...{ record: statement, row: said, where, groups, dataset, look }
};

export const presenceDetail: PresenceDetail = {
	record: {
		...{ kind: 'presence', id: 'p1', layer: 'l1', title: 'Being there', group: 'g1' },
		...{ activity: 'sheltering', host: 'g2', period, location, note: 'a note on it' },
		...{ evidence, dataset: 'd1' }
	},
	...{ row: present, where, groups, dataset, look },
	sharing: [present, { ...present, id: 'p2', title: 'Another being there' }],
	incidents: []
};

export const groupDetail: GroupDetail = {
	...{ group, relations: [relation], presences: [present], guests: [], statements: [said], look },
	unlisted: [],
	incidents: [
		{ role: 'perpetrator', standing: 'claimed', count: 3, rows: [row] },
		{ role: 'target', standing: 'denied', count: 1, rows: [{ ...row, id: 'i2', title: 'Denied' }] }
	]
};

export const sourceDetail: SourceDetail = {
	source,
	taken: [
		{
			...{ subject: 'incident', id: 'i1', name: 'An attack', href: '/incidents/i1', row },
			parts: [
				{ part: 'As a whole', locator: 'page 2', paraphrase: 'all of it' },
				{ part: 'When', locator: 'page 3', paraphrase: 'the day' }
			]
		},
		{
			...{ subject: 'relation', id: 'x1', name: 'A tie', href: '/groups/g1', row: null },
			parts: [{ part: 'The relation', locator: null, paraphrase: 'they are tied' }]
		}
	],
	more: 2
};

export const regionDetail: RegionDetail = {
	region: {
		...{ id: 'r1', name: 'A province', names: { ru: 'Another name' }, level: 'province' },
		...{
			parent: 'r2',
			anchor: [1, 2],
			disputed: true,
			approximate: 'roughly drawn',
			note: 'a note'
		}
	},
	parents: [{ id: 'r2', name: 'A country' }],
	children: [
		{ id: 'r3', name: 'A district', incidents: 1 },
		{ id: 'r4', name: 'An empty district', incidents: 0 }
	],
	...{ incidents: [row], possibly: [{ ...row, id: 'i2', title: 'Perhaps here' }] },
	...{ presences: [present], statements: [said], matched: 1, possible: 1 },
	...{ presencesPossibly: [{ ...present, id: 'p2' }], presencesPossible: 1 },
	unlisted: [
		{
			...{ id: 'd2', title: 'Counted data', citation: 'Counted people', incidents: 4 },
			...{ licence: 'Terms', licenceURL: 'https://example.org/terms' }
		}
	]
};

/** Vocabulary and dates, which the schemas hold to a list, a number or a calendar day. */
const KEPT = new Set([
	...['kind', 'class', 'type', 'precision', 'drawing', 'standing', 'role', 'outcome', 'who'],
	...[
		'channel',
		'activity',
		'earliest',
		'latest',
		'level',
		'terms',
		'subject',
		'retrieved',
		'href'
	],
	...['accessed', 'language']
]);

/** A detail with every text replaced, the same text always by the same, member names among ids too. */
export function poison<T>(detail: T, hostile: (text: string) => string): T {
	const names = new Set(['groups', 'sources', 'regions', 'rows', 'codes', 'names']);
	const walk = (value: unknown, key: string): unknown => {
		if (typeof value === 'string') return KEPT.has(key) ? value : hostile(value);
		if (Array.isArray(value))
			return value.map((part) => walk(part, typeof part === 'string' ? key : ''));
		if (typeof value !== 'object' || value === null) return value;
		const named = names.has(key);
		const entries = Object.entries(value).map(([name, part]) => {
			const replaced = named ? hostile(name) : name;
			return [replaced, walk(part, named ? '' : name)];
		});
		return Object.fromEntries(entries) as unknown;
	};
	return walk(detail, '') as T;
}
