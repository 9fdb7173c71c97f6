// Whether one record matches a filter, worked out the long way, from the definitions. Only tests run it.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import turfDistance from '@turf/distance';
import { inExtent } from '../domain/extent.ts';
import { overlaps } from '../domain/period.ts';
import type { Records } from '../domain/records.ts';
import { reportedOf } from '../domain/tally.ts';
import type { AnyRecord } from './engine.ts';
import { sourcesOf } from './evidence.ts';
import { UNKNOWN, type Choice, type ChoiceKey, type Filter } from './filter.ts';
import { holdsPhrase, parseWanted, wordsOf } from './fold.ts';
import { nestingsOf, type NestedKey } from './nesting.ts';
import { outlineOf } from './outline.ts';
import {
	APART,
	askedOfArea,
	askedOfExtent,
	askedOfOutline,
	OVERLAPS,
	relationOf,
	WITHIN,
	type Area,
	type Asked,
	type Relation
} from './relation.ts';
import { textsOf } from './texts.ts';
import { valueOf } from './unknown.ts';
import { isDrawn, whereaboutsOf, type Whereabouts } from './whereabouts.ts';

type Areal = Exclude<Whereabouts, { form: 'point' }>;

const areaOf = (where: Areal): Area =>
	where.form === 'disc' ? where : { form: 'outline', outline: outlineOf(where.geometry) };

const geometryOf = (record: AnyRecord) => (record.kind === 'statement' ? null : record.geometry);

/** One attribution; undefined for what does not apply to a kind, null for what is not known. */
export type Triple = Record<'group' | 'standing' | 'role', string | null | undefined>;

/** What is said of one record at a time. */
export interface Matcher {
	where: (record: AnyRecord) => Whereabouts | null;
	drawn: (record: AnyRecord) => boolean;
	upwards: (key: ChoiceKey, value: string) => string[];
	triples: (record: AnyRecord) => Triple[];
	/** Whether it passes every part of a filter that does not speak of space. */
	isAsked: (record: AnyRecord, filter: Filter) => boolean;
	/** How it lies to the parts that do: the least of them. */
	relation: (record: AnyRecord, filter: Filter) => Relation;
}

/** The matcher of some records. */
export function createMatcher(records: Records): Matcher {
	const nestings = nestingsOf(records);
	const texts = textsOf(records);
	const regionOf = (id: string) => records.regions.find((region) => region.id === id);
	const where = (record: AnyRecord) =>
		whereaboutsOf({ location: record.location, geometry: geometryOf(record) }, regionOf);
	const drawn = (record: AnyRecord) => record.kind !== 'statement' && isDrawn(record, regionOf);

	/** A value and all that hold it. */
	function upwards(key: ChoiceKey, value: string): string[] {
		return key in nestings ? nestings[key as NestedKey].upwards(value) : [value];
	}
	const isOne = (key: ChoiceKey, value: string | null | undefined, wanted: string) =>
		upwards(key, valueOf(key, value)).includes(valueOf(key, wanted));

	function passes(key: ChoiceKey, values: string[], choice: Choice | undefined): boolean {
		const { include = [], exclude = [] } = choice ?? {};
		const has = (wanted: string) => values.some((value) => isOne(key, value, wanted));
		return (!include.length || include.some(has)) && !exclude.some(has);
	}

	function triples(record: AnyRecord): Triple[] {
		if (record.kind !== 'incident') {
			const group = record.kind === 'statement' ? record.speaker : record.group;
			return [{ group, standing: undefined, role: undefined }];
		}
		const nobody = { group: null, standing: null, role: null };
		return record.attributions.length ? record.attributions : [nobody];
	}
	function attributed(record: AnyRecord, filter: Filter): boolean {
		const keys = ['group', 'standing', 'role'] as const;
		const named = (one: Triple, key: (typeof keys)[number], values: string[]) =>
			one[key] !== undefined && values.some((value) => isOne(key, one[key], value));
		const included = (one: Triple, key: (typeof keys)[number]) => {
			const values = filter[key]?.include ?? [];
			return !values.length || named(one, key, values);
		};
		const list = triples(record);
		const holds = list.some((one) => keys.every((key) => included(one, key)));
		const fails = keys.some((key) =>
			list.some(
				(one) =>
					named(one, key, filter[key]?.exclude ?? []) &&
					keys.every((other) => other === key || included(one, other))
			)
		);
		return holds && !fails;
	}

	function said(record: AnyRecord, q: string): boolean {
		const { words, phrases } = parseWanted(q);
		const lines = texts(record).map(wordsOf);
		if (!words.length && !phrases.length) return false;
		return (
			words.every((word) => lines.flat().some((other) => other.startsWith(word))) &&
			phrases.every((phrase) => lines.some((line) => holdsPhrase(line, phrase)))
		);
	}

	function isAsked(record: AnyRecord, filter: Filter): boolean {
		const { q, from, to, killed } = filter;
		const { location, dataset } = record;
		if (q !== undefined && !said(record, q)) return false;
		if (!overlaps(record.period, from, to)) return false;
		if (!passes('precision', [location.precision], filter.precision)) return false;
		if (!passes('dataset', [dataset], filter.dataset)) return false;
		const layer = record.kind === 'statement' ? null : record.layer;
		if (!passes('layer', [valueOf('layer', layer)], filter.layer)) return false;
		const types = record.kind === 'incident' ? [record.type] : [];
		if (!passes('type', types, filter.type)) return false;
		const sources = sourcesOf(record);
		if (!passes('source', sources.length ? sources : [UNKNOWN], filter.source)) return false;
		if (killed) {
			const best = record.kind === 'incident' ? reportedOf(record.casualties, 'killed').best : null;
			if (best === null || best < (killed.min ?? 0) || best > (killed.max ?? Infinity))
				return false;
		}
		return attributed(record, filter);
	}

	/** How the place of a record lies to a space. */
	function inSpace(
		place: Whereabouts | null,
		asked: Asked | null,
		point: (lon: number, lat: number) => boolean
	) {
		if (!place || !asked) return APART;
		if (place.form === 'point') return point(place.lon, place.lat) ? WITHIN : APART;
		return relationOf(areaOf(place), asked);
	}
	function inRegion(record: AnyRecord, place: Whereabouts | null, id: string): number {
		const own = record.location.region;
		if (isOne('region', own, id)) return WITHIN;
		if (!place || place.form === 'point') return APART;
		if (place.nested && own !== undefined)
			return nestings.region.upwards(id).includes(own) ? OVERLAPS : APART;
		const region = regionOf(id);
		if (!region) return APART;
		const related = relationOf(areaOf(place), askedOfOutline(outlineOf(region.geometry)));
		return related === APART ? APART : OVERLAPS;
	}
	function relation(record: AnyRecord, { bbox, area, near, region }: Filter): Relation {
		const place = where(record);
		const states: number[] = [];
		if (bbox)
			states.push(inSpace(place, askedOfExtent(bbox), (lon, lat) => inExtent(bbox, lon, lat)));
		if (area)
			states.push(
				inSpace(place, askedOfArea(area), (lon, lat) =>
					booleanPointInPolygon([lon, lat], {
						type: 'Polygon',
						coordinates: [[...area, area[0]!]]
					})
				)
			);
		if (near)
			states.push(
				inSpace(
					place,
					{ form: 'circle', near },
					(lon, lat) => turfDistance([lon, lat], [near.lon, near.lat]) <= near.km
				)
			);
		if (region?.include.length)
			states.push(Math.max(...region.include.map((id) => inRegion(record, place, id))));
		if (region?.exclude.some((id) => isOne('region', record.location.region, id)))
			states.push(APART);
		return Math.min(WITHIN, ...states) as Relation;
	}

	return { where, drawn, upwards, triples, isAsked, relation };
}
