// Collections of things that are kept in memory: curated layers, presences, groups, regions.
import type { Geometry } from 'geojson';
import { extentOf, inExtent, type Extent } from '../../domain/extent.ts';
import { dayNumber } from '../../domain/period.ts';
import type { Period } from '../../domain/schema.ts';
import { holder } from '../../query/cql/evaluate.ts';
import type { Spot, Value } from '../../query/cql/value.ts';
import type { Tile } from '../../query/engine.ts';
import { outlineOf } from '../../query/outline.ts';
import { APART, askedOfExtent, relationOf, type Asked } from '../../query/relation.ts';
import { GEOMETRY, type Collection, type Item, type Question, type Reach } from './collection.ts';
import type { Days } from './datetime.ts';
import { createOutlineTiler } from './outlines.ts';

/** A feature with all that can be asked of it. */
export interface Entry extends Item {
	/** Null for what happens at no time. */
	period: Pick<Period, 'earliest' | 'latest'> | null;
	traits: Record<string, string[]>;
}

/** Whether two spans of days have one in common; an unknown or open end is open, and no span at all meets all. */
function isWhen({ from, to }: Days, { period }: Entry): boolean {
	if (!period) return true;
	const { earliest, latest } = period;
	const isEarly = from !== undefined && latest !== null && dayNumber(latest) < dayNumber(from);
	const isLate = to !== undefined && earliest !== null && dayNumber(earliest) > dayNumber(to);
	return !isEarly && !isLate;
}

const spots = new WeakMap<Geometry, Spot>();

/** Where an entry lies, made once; null for nowhere. */
function spotOf({ geometry }: Entry): Spot | null {
	if (!geometry) return null;
	const known = spots.get(geometry);
	if (known) return known;
	const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
	const spot: Spot =
		geometry.type === 'Point'
			? { form: 'point', lon, lat }
			: { form: 'outline', outline: outlineOf(geometry) };
	spots.set(geometry, spot);
	return spot;
}

/** Whether a place and a box meet; what has no place meets every box. */
function isWhere(extent: Extent, asked: Asked, spot: Spot | null): boolean {
	if (!spot) return true;
	return spot.form === 'point'
		? inExtent(extent, spot.lon, spot.lat)
		: relationOf(spot, asked) !== APART;
}

function valueOf(entry: Entry, name: string): Value {
	if (name === GEOMETRY) return spotOf(entry);
	return Object.hasOwn(entry.traits, name) ? entry.traits[name]! : (entry.values[name] ?? null);
}

/** Tells what matches a question. */
function matcherOf({ days, extent, expression }: Question): (entry: Entry) => boolean {
	const asked = extent && askedOfExtent(extent);
	const holds = expression === undefined ? null : holder(expression);
	return (entry) =>
		(!days || isWhen(days, entry)) &&
		(!extent || isWhere(extent, asked!, spotOf(entry))) &&
		(!holds || holds((name) => valueOf(entry, name)));
}

const byId = (a: Item, b: Item): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function* positionsIn(geometry: Geometry | null): Generator<number[]> {
	if (!geometry || geometry.type === 'GeometryCollection') return;
	const left: unknown[] = [geometry.coordinates];
	for (let next = left.pop(); Array.isArray(next); next = left.pop())
		if (typeof next[0] === 'number') yield next as number[];
		else for (const part of next as unknown[]) left.push(part);
}
function* positionsOf(entries: readonly Entry[]): Generator<number[]> {
	for (const { geometry } of entries) yield* positionsIn(geometry);
}

function periodOf(entries: readonly Entry[]): Reach['period'] {
	const periods = entries.flatMap(({ period }) => period ?? []);
	if (!periods.length) return null;
	const first = periods.map(({ earliest }) => earliest).sort();
	const last = periods.map(({ latest }) => latest).sort();
	return [
		first.includes(null) ? null : first[0]!,
		last.includes(null) ? null : last[last.length - 1]!
	];
}

/** A collection of things that are at hand; pages follow each other by id. */
export function listCollection(
	about: Pick<
		Collection,
		'id' | 'title' | 'description' | 'isPlaced' | 'properties' | 'traits' | 'view'
	>,
	things: readonly Entry[]
): Collection {
	const entries = [...things].sort(byId);
	const ids = new Map(entries.map((entry) => [entry.id, entry]));
	const tiler = createOutlineTiler(about.id, entries);
	const layer = { id: about.id, description: about.description };
	return {
		...about,
		...(about.isPlaced && {
			tile: (tile: Tile) => Promise.resolve(tiler(tile)),
			tileLayers: [layer]
		}),
		count: (question) => Promise.resolve(entries.filter(matcherOf(question)).length),
		page(question, { after, limit }) {
			const matches = matcherOf(question);
			const found: Entry[] = [];
			const start =
				after === undefined ? '' : Buffer.from(after, 'base64url').toString().slice(0, 300);
			for (const entry of entries) {
				if (entry.id <= start || !matches(entry)) continue;
				found.push(entry);
				if (found.length > limit) break;
			}
			const items = found.slice(0, limit);
			const last = found.length > limit ? items.at(-1)! : null;
			return Promise.resolve({
				items,
				next: last && Buffer.from(last.id).toString('base64url')
			});
		},
		item: (id) => ids.get(id) ?? null,
		reach: () =>
			Promise.resolve({ extent: extentOf(positionsOf(entries)), period: periodOf(entries) })
	};
}
