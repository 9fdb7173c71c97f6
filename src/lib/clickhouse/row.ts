// A record as a row of the table `records`: what the engine on columns keeps of it, under plain names.
import { OUTCOMES, WHOS } from '../domain/figure.ts';
import type { Figure } from '../domain/schema.ts';
import type { AreaBuilder } from '../columns/areas.ts';
import { factsOf } from '../columns/facts.ts';
import { packCasualties } from '../columns/figures.ts';
import { placeOf, PLACELESS, AREAL } from '../columns/place.ts';
import type { Get } from '../query/cql/value.ts';
import type { AnyRecord } from '../query/engine.ts';
import { UNKNOWN, type ChoiceKey } from '../query/filter.ts';
import { fold, wordsOf } from '../query/fold.ts';
import type { Nesting } from '../query/nesting.ts';
import { valueOf } from '../query/unknown.ts';
import type { RegionOf } from '../query/whereabouts.ts';
import { flatOf } from './flat.ts';

/** What rows are made with; one for all rows of a snapshot, in their order. */
export interface Making {
	snapshot: string;
	regionOf: RegionOf;
	groups: Nesting;
	texts: (record: AnyRecord) => string[];
	/** Reads what conditions ask of a record by name. */
	valuesOf: (record: AnyRecord) => Get;
	areas: AreaBuilder;
	/** Where areas are drawn along the curve, by their number. */
	curveOf: (area: number) => number;
}

/** What the table keeps for a value: '' where the key does not apply to the kind. */
const kept = (key: ChoiceKey, value: string | null | undefined, applies = true): string =>
	applies ? valueOf(key, value) : '';

/** Texts as one, in which a word begins after a space and a phrase of one text stands between two. */
export const textOf = (texts: readonly string[]): string =>
	[...new Set(texts)].map((text) => ` ${wordsOf(text).join(' ')} `).join('\n');

/** Figures by outcome: what the incident adds to sums; a best of -1 where none was reported. */
function figuresOf(casualties: readonly Figure[]) {
	const { killed, wounded, shares } = packCasualties([casualties]);
	return {
		killed_low: killed.low[0]!,
		killed_best: killed.best[0]!,
		killed_high: killed.high[0]!,
		wounded_low: wounded.low[0]!,
		wounded_best: wounded.best[0]!,
		wounded_high: wounded.high[0]!,
		'figures.slot': [...shares.slot],
		'figures.low': [...shares.low],
		'figures.best': [...shares.best],
		'figures.high': [...shares.high]
	};
}

/** Outcomes and who they happened to, by slot. */
export const SLOTS = OUTCOMES.flatMap((outcome) => WHOS.map((who) => ({ outcome, who })));

/** A record without the outline that is its region's, which is kept once for all. */
function bareOf(record: AnyRecord, regionOf: RegionOf): object {
	if (record.kind === 'statement' || !record.geometry) return record;
	const region = regionOf(record.location.region ?? '');
	return region && region.geometry === record.geometry ? { ...record, geometry: REGION } : record;
}
/** Stands for the outline of a record's region. */
const REGION = 'region';

/** A record from the JSON that is kept of it. */
export function recordIn(json: string, regionOf: RegionOf): AnyRecord {
	const record = JSON.parse(json) as AnyRecord & { geometry?: unknown };
	if (record.geometry !== REGION) return record;
	return { ...record, geometry: regionOf(record.location.region ?? '')?.geometry } as AnyRecord;
}

/** The row of a record, which is the `row`th of its kind. */
export function rowOf(record: AnyRecord, row: number, making: Making) {
	const { snapshot, regionOf, groups, texts, areas, curveOf } = making;
	const facts = factsOf(record, regionOf);
	const { place, point } = placeOf(facts, areas, regionOf);
	const area = point || place === PLACELESS ? null : place - AREAL;
	const isIncident = record.kind === 'incident';
	const nobody = [{ group: null, standing: null, role: null }];
	const by = facts.attributions.length ? facts.attributions : nobody;
	const above = by.map(({ group }) => (group === null ? [UNKNOWN] : groups.upwards(group)));
	return {
		snapshot,
		kind: record.kind,
		curve: area === null ? place : curveOf(area),
		row,
		id: facts.id,
		title: fold(facts.title),
		// -0 is no other place than 0.
		lon: (point?.lon ?? 0) + 0,
		lat: (point?.lat ?? 0) + 0,
		area,
		drawn: facts.drawn,
		earliest: facts.earliest,
		latest: facts.latest,
		type: kept('type', facts.type, isIncident),
		dataset: facts.dataset,
		layer: kept('layer', facts.layer),
		precision: kept('precision', facts.location.precision),
		region: kept('region', facts.location.region),
		sources: facts.sources.length ? facts.sources : [UNKNOWN],
		groups: [...new Set(above.flat())],
		'by.group': by.map(({ group }) => kept('group', group)),
		'by.standing': by.map(({ standing }) => kept('standing', standing, standing !== undefined)),
		'by.role': by.map(({ role }) => kept('role', role, role !== undefined)),
		'by.above': above,
		...figuresOf(facts.casualties),
		...flatOf(making.valuesOf(record)),
		place: facts.location.name ?? '',
		text: textOf(texts(record)),
		record: JSON.stringify(bareOf(record, regionOf))
	};
}
