// What the server hands to pages and data addresses about one thing: plain and serialisable.
import type { Dataset } from '../domain/dataset.ts';
import type { Group, Relation } from '../domain/group.ts';
import type { Incident } from '../domain/incident.ts';
import type { Drawing, PlacePrecision } from '../domain/precision.ts';
import type { Presence } from '../domain/presence.ts';
import type { Kind } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import type { Source } from '../domain/source.ts';
import type { Role, Standing } from '../domain/standing.ts';
import type { Statement } from '../domain/statement.ts';
import type { Reported } from '../domain/tally.ts';
import type { Subject } from './address.ts';

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

/** Where a record lies, in words and, where it is known to a point, in degrees. */
export interface Whereabouts {
	/** The finest name that is known, as "Taraz". */
	name: string;
	/** The regions that certainly hold it, finest first; the one of that name left out. */
	regions: Ref[];
	/** Longitude and latitude; null where only an area is known. An anchor is never a position. */
	position: [number, number] | null;
	drawing: Drawing;
	/** Metres; only where a disc is drawn. */
	radius: number | null;
	/** Why the outline drawn is not exact, in sentences. */
	approximate: string | null;
}

/** Another record near in space or time. */
export interface Nearby {
	row: Row;
	/** Great-circle kilometres between positions; null where either is known only to an area. */
	km: number | null;
	/** Days from the record to this one, negative before; null where either is not dated to a day. */
	days: number | null;
}

/** A group with the relations that tie it to others. */
export interface GroupLine {
	group: Group;
	relations: Relation[];
}

export interface IncidentDetail {
	record: Omit<Incident, 'geometry'>;
	row: Row;
	where: Whereabouts;
	/** The statements that speak of it. */
	statements: Statement[];
	around: Nearby[];
	/** The presences known to the same area; none where it is known to a point. */
	sharing: Row[];
	/** The groups it is claimed by or attributed to, in the record's order. */
	groups: GroupLine[];
	dataset: Dataset | null;
	look: Lookup;
}

export interface StatementDetail {
	record: Statement;
	row: Row;
	where: Whereabouts;
	/** The group that speaks. */
	groups: GroupLine[];
	dataset: Dataset | null;
	look: Lookup;
}

export interface PresenceDetail {
	record: Omit<Presence, 'geometry'>;
	row: Row;
	where: Whereabouts;
	/** All presences known to the same area, this one included. */
	sharing: Row[];
	/** Incidents known to the same area or certainly inside it. */
	incidents: Row[];
	/** The groups of all those presences, this one's first. */
	groups: GroupLine[];
	dataset: Dataset | null;
	look: Lookup;
}

/** A group's incidents of one role and standing; never mixed. */
export interface Attributed {
	role: Role;
	standing: Standing;
	/** Also those that one page does not list. */
	count: number;
	rows: Row[];
}

export interface GroupDetail extends GroupLine {
	incidents: Attributed[];
	/** Where it is said to be. */
	presences: Row[];
	/** Others said to be in its areas. */
	guests: Row[];
	statements: Row[];
	unlisted: Unlisted[];
	look: Lookup;
}

/** What one record, group or relation takes from a source. */
export interface Taken {
	subject: Subject | 'relation';
	id: string;
	name: string;
	/** The page that shows it; a relation stands on its first group's. */
	href: string;
	/** Null for groups and relations. */
	row: Row | null;
	/** What of the record it asserts, where in the source, and what it says there in our own words. */
	parts: { part: string; locator: string | null; paraphrase: string }[];
}

export interface SourceDetail {
	source: Source;
	/** Incidents first, then statements, presences, groups, relations. */
	taken: Taken[];
	/** Records beyond the most that one page lists. */
	more: number;
}

export interface RegionDetail {
	region: Omit<Region, 'geometry'>;
	/** The regions that hold it, nearest first. */
	parents: Ref[];
	children: (Ref & { incidents: number })[];
	/** Incidents certainly inside, then those of which only the place is in doubt. */
	incidents: Row[];
	possibly: Row[];
	presences: Row[];
	presencesPossibly: Row[];
	statements: Row[];
	/** Matching incidents, and incidents and presences possibly inside, also where not all are listed. */
	matched: number;
	possible: number;
	presencesPossible: number;
	unlisted: Unlisted[];
}

/** A dataset of which matching incidents are in the figures and in no list, because its terms say so. */
export interface Unlisted {
	id: string;
	title: string;
	citation: string;
	licence: string;
	licenceURL: string | null;
	incidents: number;
}

/** One suggestion of the search box. */
export interface Suggestion {
	kind: 'place' | Subject;
	id: string;
	label: string;
	/** What tells it from another of that name, as "Zhambyl Region, Kazakhstan". */
	detail: string;
	/** The page it leads to; a place leads to the map around it. */
	href: string;
	/** Degrees; only for places. */
	lon?: number;
	lat?: number;
}

/** What became of a pinned view's data. */
export interface Since {
	/** ISO days of the pinned data and of the current. */
	day: string | null;
	current: string | null;
	/** The same view of the current data, and what changed in it. */
	href: string;
	changesHref: string;
	/** Null where there is too much to be compared. */
	counts: { added: number; changed: number; withdrawn: number } | null;
	/** Records that the current data no longer holds. */
	withdrawn: Row[];
}
