import type { Dataset } from './dataset.ts';
import type { Group, Relation } from './group.ts';
import type { Incident } from './incident.ts';
import type { Presence } from './presence.ts';
import type { Region } from './region.ts';
import type { Source } from './source.ts';
import type { Statement } from './statement.ts';
import type { IncidentType } from './taxonomy.ts';

/** A curated GeoJSON file of data/layers. */
export interface Layer {
	id: string;
	title: string;
	description: string;
}

/** All that the atlas knows, read and checked. */
export interface Records {
	layers: Layer[];
	incidents: Incident[];
	presences: Presence[];
	statements: Statement[];
	groups: Group[];
	relations: Relation[];
	sources: Source[];
	datasets: Dataset[];
	types: IncidentType[];
	regions: Region[];
}

/** The three kinds of record, which are never counted together. */
export type Kind = 'incident' | 'statement' | 'presence';
