import type { Incident } from '../domain/incident.ts';
import type { Kind } from '../domain/records.ts';
import type { Group, Relation } from '../domain/group.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import type { Presence } from '../domain/presence.ts';
import type { Source } from '../domain/source.ts';
import type { Statement } from '../domain/statement.ts';
import type { Reported } from '../domain/tally.ts';
import type { Role, Standing } from '../domain/standing.ts';

/** A thing with a page of its own, named: a group, a region, a source, a record. */
export interface Ref {
	id: string;
	name: string;
}

/** One line of a list: what a reader needs to choose a record, in words. */
export interface Row {
	kind: Kind;
	id: string;
	title: string;
	/** Top-level type of an incident (its colour and glyph); `statement` or `presence` for the others. */
	class: string;
	/** The type in words, as "Armed attack" or "Threat". */
	type: string;
	when: string;
	/** ISO days, null where unknown. */
	earliest: string | null;
	latest: string | null;
	place: string;
	precision: PlacePrecision;
	/** Whether it is drawn on the map. */
	placed: boolean;
	/** Null for statements and presences, which have no casualties. */
	killed: Reported | null;
	/** Role and standing are null for the speaker of a statement and the group of a presence. */
	groups: (Ref & { role: Role | null; standing: Standing | null })[];
}

/** What a record refers to, so that it can be shown without asking again; keyed by id. */
export interface Lookup {
	groups: Record<string, string>;
	sources: Record<string, Source>;
	/** Region names with their parents, as "Zhambyl Region, Kazakhstan". */
	regions: Record<string, string>;
	/** Incidents and statements that it speaks of or that speak of it. */
	rows: Record<string, Row>;
}

/** Another record near in space and time. */
export interface Nearby {
	row: Row;
	/** Great-circle kilometres between positions; null where either is known only to an area. */
	km: number | null;
	/** Days from the record to this one, negative before; null where either is not dated to a day. */
	days: number | null;
}

export interface IncidentDetail {
	record: Omit<Incident, 'geometry'>;
	row: Row;
	statements: Statement[];
	around: Nearby[];
	groups: GroupLine[];
	look: Lookup;
}
export interface StatementDetail {
	record: Statement;
	row: Row;
	look: Lookup;
}
export interface PresenceDetail {
	record: Omit<Presence, 'geometry'>;
	row: Row;
	/** All presences known to the same area, this one included. */
	sharing: Row[];
	/** Incidents in the same area. */
	incidents: Row[];
	groups: GroupLine[];
	look: Lookup;
}
/** A group with the relations that tie it to others. */
export interface GroupLine {
	group: Group;
	relations: Relation[];
}
