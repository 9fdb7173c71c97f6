// What each part of a record rests on, part by part, in the words that a reader is shown.
import { formatWho } from '../domain/figure.ts';
import type { Group, Relation } from '../domain/group.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Evidence, Location, Period } from '../domain/schema.ts';
import type { Statement } from '../domain/statement.ts';
import { ATLAS } from './name.ts';

/** A part of a record with what asserts it. */
export interface Assertion {
	part: string;
	evidence: Evidence[];
}

/** What we concluded ourselves about a part of a record, and why. */
export interface Inference {
	part: string;
	what: string;
	why: string;
}

type Plain<T> = Omit<T, 'geometry'>;
/** A record of any kind, with its geometry or without. */
export type Cited = Plain<Incident> | Statement | Plain<Presence>;

/** The parts of a record with their evidence, the record as a whole first. */
export function assertionsOf(record: Cited): Assertion[] {
	const asserted: Assertion[] = [
		{ part: 'As a whole', evidence: record.evidence },
		{ part: 'When', evidence: record.period.evidence },
		{ part: 'Where', evidence: record.location.evidence }
	];
	if (record.kind !== 'incident') return asserted;
	for (const { outcome, who, evidence } of record.casualties)
		asserted.push({ part: `${outcome}, ${formatWho(who)}`, evidence });
	for (const { role, standing, evidence, made } of record.attributions) {
		asserted.push({ part: `${role}, ${standing}`, evidence });
		if (made) asserted.push({ part: `when ${standing}`, evidence: made.evidence });
	}
	return asserted;
}

/** The parts of a group's record with their evidence. */
export const assertionsOfGroup = ({ evidence, people }: Group): Assertion[] => [
	{ part: 'The group', evidence },
	...people.map((person) => ({ part: `${person.role} ${person.name}`, evidence: person.evidence }))
];

/** The one part of a relation. */
export const assertionsOfRelation = ({ evidence }: Relation): Assertion[] => [
	{ part: 'The relation', evidence }
];

const ofPeriod = (part: string, { inferred }: Period): Inference[] =>
	inferred ? [{ part, ...inferred }] : [];
const ofPlace = ({ inferred }: Location): Inference[] =>
	inferred ? [{ part: 'Where', ...inferred }] : [];

/** Everything in a record that we inferred. */
export const inferencesOf = (record: Cited): Inference[] => [
	...ofPeriod('When', record.period),
	...ofPlace(record.location),
	...(record.kind === 'incident'
		? record.attributions.flatMap(({ made, standing }) =>
				made ? ofPeriod(`When it was ${standing}`, made) : []
			)
		: [])
];

/** A source with everything that a record takes from it. */
export interface Citation {
	source: string;
	parts: { part: string; locator: string | null; paraphrase: string }[];
}

/** The sources of assertions, each once, in the order they first appear. */
export function citationsOf(assertions: readonly Assertion[]): Citation[] {
	const found = new Map<string, Citation>();
	for (const { part, evidence } of assertions)
		for (const { source, locator, paraphrase } of evidence) {
			const citation = found.get(source) ?? { source, parts: [] };
			citation.parts.push({ part, locator: locator ?? null, paraphrase });
			found.set(source, citation);
		}
	return [...found.values()];
}

/** How to cite a thing that this atlas has at an address: whoever's it is, the atlas is named, and once. */
export const formatCitation = (thing: string, address: string): string =>
	[thing, ...(thing.includes(ATLAS) ? [] : [`${ATLAS}.`]), address].join(' ');
