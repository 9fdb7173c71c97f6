// Records made by hand for the examples of examples.ts.
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Records } from '../domain/records.ts';
import type { Attribution, Evidence, Figure, Location, Period } from '../domain/schema.ts';
import type { Statement } from '../domain/statement.ts';
import { regions } from './borders.ts';

/** Evidence from one source. */
export const evidence: Evidence[] = [{ source: 's', paraphrase: 'As the paper says.' }];
/** A period of days. */
export const on = (earliest: string | null, latest = earliest): Period => ({
	earliest,
	latest,
	precision: 'day',
	evidence
});
/** A location of a precision, in a region. */
export const at = (precision: Location['precision'], region?: string): Location => ({
	precision,
	...(region ? { region } : {}),
	method: 'by hand',
	evidence
});
/** A point, in degrees. */
export const point = (lon: number, lat: number) => ({
	type: 'Point' as const,
	coordinates: [lon, lat]
});
/** An attribution to a group. */
export const by = (
	group: string,
	standing: Attribution['standing'],
	role: Attribution['role'] = 'perpetrator'
): Attribution => ({ group, standing, role, by: 'the paper', evidence });
/** A figure of killed. */
export const killed = (
	who: Figure['who'],
	best: number | null,
	low = best,
	high = best
): Figure => ({
	outcome: 'killed',
	who,
	low,
	best,
	high,
	evidence
});

/** An incident; whatever is not given is plain. */
export const incident = (id: string, more: Partial<Incident> = {}): Incident => ({
	kind: 'incident',
	id,
	title: id,
	type: 'attack',
	occurrences: 1,
	period: on('2011-11-12'),
	location: at('settlement', 'A-1-1'),
	casualties: [],
	attributions: [],
	evidence,
	dataset: 'd',
	layer: null,
	geometry: point(5, 5),
	...more
});
/** A threat that speaks of country A. */
export const statement: Statement = {
	kind: 'statement',
	id: 'threat',
	title: 'Threat',
	type: 'threat',
	period: on('2011-10-25'),
	location: at('country', 'A'),
	speaker: 'g',
	addressees: [],
	channel: 'unknown',
	incidents: [],
	summary: 'Threatens.',
	via: [{ step: 'posted', source: 'forum', seen: false }],
	evidence,
	dataset: 'd'
};
/** A group based somewhere in district A-1-1. */
export const presence: Presence & { id: string } = {
	kind: 'presence',
	id: 'based',
	title: 'Based',
	group: 'g',
	activity: 'based',
	period: on(null),
	location: at('district', 'A-1-1'),
	evidence,
	dataset: 'd',
	layer: null,
	geometry: null
};

/** Records with the regions of borders.ts. */
export const recordsOf = (more: Partial<Records>): Records => ({
	layers: [],
	incidents: [],
	presences: [],
	statements: [],
	groups: [],
	relations: [],
	sources: [],
	datasets: [],
	types: [],
	regions,
	...more
});
