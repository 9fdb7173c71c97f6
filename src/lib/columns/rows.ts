// The rows of one kind while columns are made: numbers in the order of arrival, put into order at the end.
import type { Kind } from '../domain/records.ts';
import { fold } from '../query/fold.ts';
import type { RegionOf } from '../query/whereabouts.ts';
import type { AreaBuilder } from './areas.ts';
import { packDegrees } from './degrees.ts';
import { codesFor, type Codes } from './dictionary.ts';
import { blocksOf } from './extent.ts';
import type { Facts } from './facts.ts';
import { createGrowing, type Numbering, type Numbers } from './growing.ts';
import { AREAL, placeOf, PLACELESS, settle } from './place.ts';
import { ranksOf, sortedBy, sortedTexts } from './sort.ts';
import { CODE_KEYS, type CodeKey, type Table, type Traits } from './table.ts';

/** What all kinds share while columns are made. */
export interface Shared {
	titles: Numbering<string>;
	areas: AreaBuilder;
	regionOf: RegionOf;
}

/** What is known once all facts have come by. */
export interface Final {
	titles: readonly string[];
	/** By number given while adding, the number of an area. */
	areas: Uint32Array;
	size: (key: CodeKey) => number;
	/** The codes that numbers given while adding stand for. */
	codes: Record<CodeKey, Uint32Array>;
	traits: Traits;
}

/** Rows of one kind. */
export interface RowBuilder {
	/** In the order of adding. */
	readonly ids: readonly string[];
	add: (facts: Facts, numbers: Record<CodeKey, number>, shared: Shared) => void;
	/** Adds up how many rows have each number. */
	count: (key: CodeKey, sums: Uint32Array) => void;
	finish: (final: Final) => { table: Table; order: Uint32Array };
}

const wholes = () => createGrowing((length) => new Uint32Array(length));
const doubles = () => createGrowing((length) => new Float64Array(length));
const flags = () => createGrowing((length) => new Uint8Array(length));

/** How many numbers are below another. */
const count = (numbers: Float64Array, most: number): number =>
	numbers.reduce((sum, each) => sum + Number(each < most), 0);

/** By code, how many rows have it. */
function totalsOf(codes: Codes, size: number): Uint32Array {
	const totals = new Uint32Array(size);
	for (let row = 0; row < codes.length; row++) totals[codes[row]!]!++;
	return totals;
}

/** Where runs of equal codes begin among the first `length` rows, and one more; and their codes. */
function runsOf(codes: Codes, length: number, size: number) {
	const starts: number[] = [];
	for (let row = 0; row < length; row++)
		if (row === 0 || codes[row] !== codes[row - 1]) starts.push(row);
	const regions = codesFor(size, starts.length);
	starts.forEach((row, run) => (regions[run] = codes[row]!));
	return { runs: Uint32Array.from([...starts, length]), runRegions: regions };
}

/** No rows yet. */
export function createRowBuilder(kind: Kind): RowBuilder {
	const ids: string[] = [];
	const title = wholes();
	const [place, lon, lat] = [doubles(), doubles(), doubles()];
	const drawn = flags();
	const numbers = Object.fromEntries(CODE_KEYS.map((key) => [key, wholes()])) as Record<
		CodeKey,
		ReturnType<typeof wholes>
	>;

	function inOrder(areas: Uint32Array) {
		const byId = sortedTexts(ids);
		const places = place.values().map((each) => settle(each, areas));
		const points = count(places, AREAL);
		const placed = count(places, PLACELESS);
		const parts = Uint8Array.from(places, (each) => Math.floor(each / AREAL));
		const within = Uint32Array.from(places, (each) => each % AREAL);
		return { byId, places, points, placed, order: sortedBy(sortedBy(byId, within), parts) };
	}

	return {
		ids,
		add(facts, all, { titles, areas, regionOf }) {
			const { place: where, point } = placeOf(facts, areas, regionOf);
			ids.push(facts.id);
			const folded = fold(facts.title);
			title.push(titles.numberOf(folded, () => folded));
			place.push(where);
			lon.push(point?.lon ?? 0);
			lat.push(point?.lat ?? 0);
			drawn.push(Number(facts.drawn));
			for (const key of CODE_KEYS) numbers[key].push(all[key]);
		},
		count(key, sums) {
			for (const number of numbers[key].values()) sums[number]!++;
		},
		finish({ titles, areas, size, codes: coded, traits }) {
			const { byId, places, order, points, placed } = inOrder(areas);
			const length = order.length;
			const take = <T extends Numbers>(from: Numbers, to: T, first = 0, less = 0): T => {
				for (let at = 0; at < to.length; at++) to[at] = from[order[first + at]!]! - less;
				return to;
			};
			const codes = {} as Table['codes'];
			const totals = {} as Table['totals'];
			for (const key of CODE_KEYS) {
				const [from, to] = [numbers[key].values(), coded[key]];
				codes[key] = codesFor(size(key), length);
				for (let row = 0; row < length; row++) codes[key][row] = to[from[order[row]!]!]!;
				totals[key] = totalsOf(codes[key], size(key));
			}
			for (const key of ['type', 'precision'] as const) {
				const of = traits[key];
				codes[key] = of instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
				for (let row = 0; row < length; row++) codes[key][row] = of[codes.traits[row]!]!;
			}
			const titleRanks = ranksOf(sortedTexts(titles));
			const titleKeys = Uint32Array.from(title.values(), (number) => titleRanks[number]!);
			const rows = ranksOf(order);
			const rowsById = byId.map((at) => rows[at]!);
			const rowsByTitle = sortedBy(byId, titleKeys).map((at) => rows[at]!);
			const everyRow = Uint32Array.from({ length }, (_, row) => row);
			const table = {
				kind,
				length,
				points,
				placed,
				morton: take(places, new Uint32Array(points)),
				lon: packDegrees(take(lon.values(), new Float64Array(points))),
				lat: packDegrees(take(lat.values(), new Float64Array(points))),
				area: take(places, new Uint32Array(placed - points), points, AREAL),
				drawn: take(drawn.values(), new Uint8Array(length)),
				codes,
				totals,
				attributed: sortedBy(everyRow, Uint32Array.from(codes.attributions)),
				idRank: ranksOf(rowsById),
				titleRank: ranksOf(rowsByTitle),
				...runsOf(codes.region, points, size('region'))
			};
			return { table: { ...table, blocks: blocksOf(table) }, order };
		}
	};
}
