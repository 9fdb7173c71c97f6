// Small random worlds for property tests: every precision, open periods, several attributions, areas that
// overlap or touch, the antimeridian, ids that nobody knows; on whole degrees often, so that edges are met.
import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { OUTCOMES, WHOS } from '../domain/figure.ts';
import { dayOf } from '../domain/period.ts';
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import type {
	Attribution,
	Evidence,
	Figure,
	Location,
	Period,
	Position
} from '../domain/schema.ts';
import { RELATION_TYPES, ROLES, STANDINGS } from '../domain/standing.ts';
import { box, regions, ring } from './borders.ts';

const evidenceFrom = (source: string): Evidence[] => [
	{ source, paraphrase: `What ${source} says of قَتَلَ` }
];
const source = fc.constantFrom('s1', 's2', 's3');
const evidence = source.map(evidenceFrom);
const group = fc.constantFrom('g1', 'g2', 'g3', 'g4', 'nobody-knows');

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Leaves out members that are undefined, as records do. */
const exact = <T extends object>(value: T): T =>
	Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

/** Days since 1970-01-01, mostly of one month. */
export const day = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 15_300, max: 15_330 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -800, max: 16_000 }) }
);
const period: fc.Arbitrary<Period> = fc
	.record({ day, days: fc.constantFrom(0, 0, 0, 3, 40), open: fc.nat(9), evidence })
	.map(({ day: first, days, open, evidence: from }) => ({
		earliest: open === 0 || open === 1 ? null : dayOf(first),
		latest: open === 0 || open === 2 ? null : dayOf(first + days),
		precision: 'day',
		evidence: from
	}));

/** Whole degrees, or millionths, as people write them. */
export const degree = (least: number, most: number) =>
	fc.oneof(
		fc.integer({ min: least, max: most }),
		fc.integer({ min: least * 1e6, max: most * 1e6 }).map((millionths) => millionths / 1e6)
	);
/** A position, mostly where the regions are. */
export const position: fc.Arbitrary<Position> = fc.oneof(
	{ weight: 4, arbitrary: fc.tuple(degree(-5, 30), degree(-5, 25)) },
	{ weight: 1, arbitrary: fc.tuple(degree(165, 180), degree(-12, 12)) },
	{ weight: 1, arbitrary: fc.tuple(degree(-180, -165), degree(-12, 12)) },
	{ weight: 1, arbitrary: fc.tuple(degree(-180, 180), degree(-90, 90)) }
);
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
	{
		weight: 6,
		arbitrary: position.map((coordinates): Geometry => ({ type: 'Point', coordinates }))
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: -5, max: 20 }), fc.nat(6))
			.map(([x, y, size]): Geometry => box(x, y, x + size + 1, y + size + 1))
	},
	{
		weight: 1,
		arbitrary: fc
			.array(position, { minLength: 2, maxLength: 4 })
			.map((coordinates): Geometry => ({ type: 'LineString', coordinates }))
	},
	{
		weight: 1,
		arbitrary: fc.constant<Geometry>({
			type: 'MultiPolygon',
			coordinates: [ring(178, -2, 180, 2), ring(-180, -2, -179, 2)]
		})
	}
);
const regionId = fc.constantFrom(...regions.map(({ id }) => id), 'nowhere');
const location: fc.Arbitrary<Location> = fc
	.record({
		name: maybe(fc.constantFrom('Тараз', 'Khost')),
		precision: fc.constantFrom(...PLACE_PRECISIONS),
		region: maybe(regionId),
		radius: maybe(fc.constantFrom(1000, 50_000, 400_000)),
		method: fc.constant('drawn'),
		evidence
	})
	.map(exact);

/** People. */
export const amount = fc.constantFrom(0, 1, 2, 7, 40);
const figure: fc.Arbitrary<Figure> = fc
	.record({
		outcome: fc.constantFrom(...OUTCOMES),
		who: fc.constantFrom(...WHOS),
		low: fc.option(amount),
		best: fc.option(amount),
		high: fc.option(amount),
		evidence
	})
	.map((one) => ({
		...one,
		low: one.low === null ? null : Math.min(one.low, one.best ?? one.low),
		high: one.high === null ? null : Math.max(one.high, one.best ?? one.high)
	}));
const attribution: fc.Arbitrary<Attribution> = fc.record({
	group,
	role: fc.constantFrom(...ROLES),
	standing: fc.constantFrom(...STANDINGS),
	by: fc.constant('a paper'),
	evidence
});

const common = {
	title: fc.constantFrom('Attack', 'attack', 'Ångriff am Tor', 'Засада', 'هجوم', 'Mine'),
	period,
	location,
	evidence
};
const inLayer = {
	geometry: fc.option(geometry, { freq: 4 }),
	dataset: fc.constantFrom('d1', 'd2'),
	layer: fc.option(fc.constantFrom('l1', 'l2'))
};
/** Records of one kind with ids in an order of their own. */
const listed = <T extends object>(prefix: string, record: fc.Arbitrary<T>, maxLength: number) =>
	fc
		.array(record, { maxLength })
		.map((list) => list.map((one, index) => ({ ...one, id: `${prefix}${(index * 7) % 16}` })));

/** Random records. */
export const worldSample: fc.Arbitrary<Records> = fc.record({
	layers: fc.constant([{ id: 'l1', title: 'Layer one', description: '' }]),
	incidents: listed(
		'i',
		fc.record({
			...common,
			...inLayer,
			kind: fc.constant('incident' as const),
			type: fc.constantFrom('attack', 'ambush', 'bombing', 'unknown', 'strange'),
			occurrences: fc.constant(1),
			casualties: fc.array(figure, { maxLength: 3 }),
			attributions: fc.array(attribution, { maxLength: 3 })
		}),
		14
	),
	statements: listed(
		't',
		fc.record({
			...common,
			kind: fc.constant('statement' as const),
			type: fc.constant('threat' as const),
			speaker: group,
			addressees: fc.constant(['the government']),
			channel: fc.constant('letter' as const),
			incidents: fc.constant([]),
			summary: fc.constant('Threatens attacks after laws on prayer rooms'),
			via: source.map((id) => [{ step: 'posted', source: id, seen: false }]),
			dataset: fc.constant('d1')
		}),
		4
	),
	presences: listed(
		'p',
		fc.record({
			...common,
			...inLayer,
			kind: fc.constant('presence' as const),
			group,
			activity: fc.constant('active' as const)
		}),
		4
	),
	groups: fc.constant(
		['g1', 'g2', 'g3', 'g4'].map((id) => ({
			id,
			name: `Jund ${id}`,
			kind: 'armed group' as const,
			names: [{ name: `Soldiers of ${id}` }],
			people: [],
			evidence: evidenceFrom('s1')
		}))
	),
	relations: listed(
		'r',
		fc.record({
			from: group,
			to: group,
			type: fc.constantFrom('sub-unit of' as const, ...RELATION_TYPES),
			standing: fc.constant('stated' as const),
			by: fc.constant('a paper'),
			evidence
		}),
		4
	),
	sources: fc.constant([
		{ id: 's1', type: 'report' as const, label: 'Report one', title: 'On the border', seen: true },
		{ id: 's2', type: 'webpage' as const, label: 'Page two', seen: true }
	]),
	datasets: fc.constant([]),
	types: fc.constant(
		[
			['attack', null],
			['ambush', 'attack'],
			['explosion', null],
			['bombing', 'explosion'],
			['unknown', null]
		].map(([id = '', parent = null]) => ({
			id: id ?? '',
			parent,
			label: `Type ${id}`,
			definition: 'In short.',
			codes: {}
		}))
	),
	regions: fc.constant(regions)
});
