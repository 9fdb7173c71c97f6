import type { Geometry } from 'geojson';
import { dayNumber } from '../domain/period.ts';
import type { Attribution, Figure, Location } from '../domain/schema.ts';
import type { AnyRecord } from '../query/engine.ts';
import { sourcesOf } from '../query/evidence.ts';
import type { RegionOf } from '../query/whereabouts.ts';
import { spotOf } from './place.ts';

/** Stand for an unknown first and last day; far from any day, and near enough that differences fit 32 bits. */
export const OPEN_START = -1_000_000_000;
export const OPEN_END = 1_000_000_000;

/** What the columns keep of a record, whatever its kind. */
export interface Facts {
	id: string;
	title: string;
	/** Days since 1970-01-01. */
	earliest: number;
	latest: number;
	location: Location;
	geometry: Geometry | null;
	drawn: boolean;
	dataset: string;
	layer: string | null;
	sources: string[];
	/** Undefined for kinds that have none. */
	type: string | undefined;
	/** Standing and role are undefined for the speaker of a statement and the group of a presence. */
	attributions: (Pick<Attribution, 'group'> & Partial<Pick<Attribution, 'standing' | 'role'>>)[];
	casualties: readonly Figure[];
}

/** The facts of a record. */
export function factsOf(record: AnyRecord, regionOf: RegionOf): Facts {
	const { id, title, period, dataset } = record;
	const common = {
		id,
		title,
		earliest: period.earliest === null ? OPEN_START : dayNumber(period.earliest),
		latest: period.latest === null ? OPEN_END : dayNumber(period.latest),
		...spotOf(record, regionOf),
		dataset,
		layer: record.kind === 'statement' ? null : record.layer,
		sources: sourcesOf(record)
	};
	if (record.kind === 'incident') {
		const { type, attributions, casualties } = record;
		return { ...common, type, attributions, casualties };
	}
	const group = record.kind === 'statement' ? record.speaker : record.group;
	return { ...common, type: undefined, attributions: [{ group }], casualties: [] };
}
