// The answers that every engine must give, worked out the long way: record by record, from the definitions,
// without columns, indexes or memory. Slow by design; only tests run it.
import type { Extent } from '../domain/extent.ts';
import { WHOS, type Outcome } from '../domain/figure.ts';
import type { Incident } from '../domain/incident.ts';
import { dayNumber, dayOf } from '../domain/period.ts';
import type { Kind, Records } from '../domain/records.ts';
import { reportedOf, type Sum, type Tally } from '../domain/tally.ts';
import { nextBin, startOfBin, startsOf, unitFor } from './bins.ts';
import { extentOfCircle } from './circle.ts';
import {
	FACETS,
	type AnyRecord,
	type Bin,
	type Count,
	type FacetName,
	type Facets,
	type FacetValue,
	type Histogram,
	type Order
} from './engine.ts';
import { sourcesOf } from './evidence.ts';
import { UNKNOWN, without, type Filter } from './filter.ts';
import { fold } from './fold.ts';
import { labelsOf } from './label.ts';
import { createMatcher } from './matcher.ts';
import { nestingsOf, type NestedKey } from './nesting.ts';
import { outlineOf } from './outline.ts';
import { rangeOf } from './range.ts';
import { OVERLAPS, WITHIN } from './relation.ts';
import { valueOf } from './unknown.ts';
import { gatherWide } from './wide.ts';

/** A list asked for, as a page asks for it. */
export interface Listing {
	kind: Kind;
	order: Order;
	match?: 'possibly';
	placed?: boolean;
}

/** The plain answers about some records. */
export interface Oracle {
	count: (filter: Filter) => Count;
	facets: (filter: Filter) => Facets;
	histogram: (filter: Filter) => Histogram;
	/** Ids of everything that pages of this listing hold, in order. */
	list: (filter: Filter, listing: Listing) => string[];
	extent: (filter: Filter) => Extent | null;
}

/** The plain answers about some records. */
export function createOracle(records: Records): Oracle {
	const nestings = nestingsOf(records);
	const labelOf = labelsOf(records);
	const { where, drawn, upwards, triples, isAsked, relation } = createMatcher(records);
	const all: Record<Kind, AnyRecord[]> = {
		incident: records.incidents,
		statement: records.statements,
		presence: records.presences
	};

	const matching = (filter: Filter, kind: Kind, state: number = WITHIN) =>
		all[kind].filter((record) => isAsked(record, filter) && relation(record, filter) === state);
	const incidents = (filter: Filter) => matching(filter, 'incident') as Incident[];

	const sumOf = (ranges: Sum[]): Sum => ({
		low: ranges.reduce((sum, { low }) => sum + low, 0),
		best: ranges.reduce((sum, { best }) => sum + best, 0),
		high: ranges.reduce((sum, { high }) => sum + high, 0)
	});
	const rangesIn = (some: Incident[], outcome: Outcome): Sum[] =>
		some.map(({ casualties }) => rangeOf(casualties, outcome)).filter((range) => range !== null);

	function tally(some: Incident[], outcome: Outcome): Tally {
		const who: Tally['who'] = {};
		for (const name of WHOS) {
			const ranges = some.flatMap(({ casualties }) => {
				const figures = casualties.filter((figure) => figure.outcome === outcome);
				const parted = figures.some((figure) => figure.who !== 'all' && figure.best !== null);
				if (name === 'all' && parted) return [];
				const own = figures.filter((figure) => figure.who === name);
				return own.flatMap(({ low, best, high }) =>
					best === null ? [] : [{ low: low ?? best, best, high: high ?? best }]
				);
			});
			if (ranges.length) who[name] = sumOf(ranges);
		}
		const ranges = rangesIn(some, outcome);
		return { ...sumOf(ranges), unreported: some.length - ranges.length, who };
	}

	function count(filter: Filter): Count {
		const some = incidents(filter);
		const statements = matching(filter, 'statement');
		return {
			matched: some.length,
			possibly: matching(filter, 'incident', OVERLAPS).length,
			killed: tally(some, 'killed'),
			wounded: tally(some, 'wounded'),
			statements: statements.length,
			presences: matching(filter, 'presence').length,
			presencesPossibly: matching(filter, 'presence', OVERLAPS).length,
			notPlaced: [...some, ...statements].filter((record) => !drawn(record)).length
		};
	}

	/** Every value that any incident has, and all that hold it. */
	function candidates(key: FacetName): string[] {
		const own = (incident: Incident): string[] => {
			if (key === 'source') return sourcesOf(incident);
			if (key === 'group' || key === 'standing')
				return triples(incident).map((one) => one[key] ?? UNKNOWN);
			if (key === 'region' || key === 'precision') return [valueOf(key, incident.location[key])];
			return [valueOf(key, incident[key])];
		};
		return records.incidents.flatMap(own).flatMap((value) => upwards(key, value));
	}
	function facet(key: FacetName, filter: Filter): FacetValue[] {
		const { include = [], exclude = [] } = filter[key] ?? {};
		const chosen = [...include, ...exclude].map((value) => valueOf(key, value));
		const values = [...new Set([...candidates(key), ...chosen])].map((value): FacetValue => {
			const instead = { ...without(filter, key), [key]: { include: [value], exclude: [] } };
			return {
				value: value === UNKNOWN ? null : value,
				label: labelOf(key, value),
				count: incidents(instead).length,
				parent: key in nestings ? nestings[key as NestedKey].parentOf(value) : null
			};
		});
		const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
		return values
			.filter(({ value, count }) => count > 0 || chosen.includes(value ?? UNKNOWN))
			.sort(
				(a, b) =>
					b.count - a.count ||
					(a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) ||
					order(a.label, b.label) ||
					order(a.value ?? '', b.value ?? '')
			);
	}

	function histogram(filter: Filter): Histogram {
		const some = incidents(filter);
		const dated = some.flatMap((incident) => {
			const { earliest, latest } = incident.period;
			if (earliest === null || latest === null) return [];
			return [{ incident, first: dayNumber(earliest), last: dayNumber(latest) }];
		});
		const undated = some.length - dated.length;
		if (!dated.length) return { unit: 'day', bins: [], wide: [], undated };
		const first = Math.min(...dated.map((one) => one.first));
		const last = Math.max(...dated.map((one) => one.last));
		const unit = unitFor(first, last);
		const bin = (from: number, to: number, inside: typeof dated): Bin => ({
			from: dayOf(from),
			to: dayOf(to),
			incidents: inside.length,
			...sumOf(
				rangesIn(
					inside.map(({ incident }) => incident),
					'killed'
				)
			)
		});
		const bins: Bin[] = [];
		let wide = dated;
		for (let start = startOfBin(unit, first); start <= last; start = nextBin(unit, start)) {
			const end = nextBin(unit, start) - 1;
			const inside = dated.filter((one) => one.first >= start && one.last <= end);
			wide = wide.filter((one) => !inside.includes(one));
			bins.push(bin(start, end, inside));
		}
		const periods = [...new Set(wide.map((one) => `${one.first} ${one.last}`))]
			.map((period) => period.split(' ').map(Number) as [number, number])
			.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
		const gathered = gatherWide(periods, startsOf(unit, first, last));
		return {
			unit,
			bins,
			wide: gathered.spans.map(([from, to], at) => {
				const own = new Set(periods.filter((_, index) => gathered.of[index] === at).map(String));
				return bin(
					from,
					to,
					wide.filter((one) => own.has(String([one.first, one.last])))
				);
			}),
			undated
		};
	}

	function list(filter: Filter, { kind, order, match, placed }: Listing): string[] {
		const key = (record: AnyRecord): number | string => {
			if (order === 'title') return fold(record.title);
			const { earliest, latest } = record.period;
			if (order === 'oldest') return earliest === null ? Infinity : dayNumber(earliest);
			if (order === 'newest') return latest === null ? Infinity : -dayNumber(latest);
			const best = record.kind === 'incident' ? reportedOf(record.casualties, 'killed').best : null;
			return best === null ? Infinity : -best;
		};
		return matching(filter, kind, match === 'possibly' ? OVERLAPS : WITHIN)
			.filter((record) => placed === undefined || drawn(record) === placed)
			.map((record) => ({ key: key(record), id: record.id }))
			.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
			.map(({ id }) => id);
	}

	function extent(filter: Filter): Extent | null {
		const parts = (['incident', 'statement', 'presence'] as const)
			.flatMap((kind) => matching(filter, kind))
			.filter(drawn)
			.flatMap((record): Extent[] => {
				const place = where(record);
				if (!place) return [];
				if (place.form === 'outline') return outlineOf(place.geometry).parts;
				if (place.form === 'point') return [[place.lon, place.lat, place.lon, place.lat]];
				return [extentOfCircle(place.lon, place.lat, place.radius / 1000)];
			});
		if (!parts.length) return null;
		const south = Math.min(...parts.map((part) => part[1]));
		const north = Math.max(...parts.map((part) => part[3]));
		// Both ways around, as pieces of longitude: the plain way, and with the west moved to 180 to 360.
		const whole = parts.flatMap(([w, , e]) =>
			w > e
				? [
						[w, 180],
						[-180, e]
					]
				: [[w, e]]
		);
		const west = Math.min(...whole.map(([w]) => w!));
		const east = Math.max(...whole.map(([, e]) => e!));
		const moved = whole.map(([w, e]) => (e! < 0 ? [w! + 360, e! + 360] : [w!, e!]));
		const from = Math.min(...moved.map(([w]) => w!));
		const to = Math.max(...moved.map(([, e]) => e!));
		const turned = from >= 0 && from <= 180 && to > 180 && to - from < east - west - 1e-9;
		if (!turned) return [west, south, east, north];
		return [from, south, Math.max(...whole.filter(([, e]) => e! < 0).map(([, e]) => e!)), north];
	}

	const facets = (filter: Filter) =>
		Object.fromEntries(FACETS.map((key) => [key, facet(key, filter)])) as Facets;
	return { count, facets, histogram, list, extent };
}
