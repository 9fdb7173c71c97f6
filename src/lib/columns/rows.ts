// The rows of one kind while columns are made: numbers in the order of arrival, put into order at the end.
import type { Kind } from '../domain/records.ts';
import { fold } from '../query/fold.ts';
import { whereaboutsOf, type RegionOf } from '../query/whereabouts.ts';
import type { AreaBuilder } from './areas.ts';
import { packDegrees } from './degrees.ts';
import { codesFor, type Codes } from './dictionary.ts';
import { blocksOf } from './extent.ts';
import type { Facts } from './facts.ts';
import { createGrowing, type Numbering } from './growing.ts';
import { mortonOf } from './morton.ts';
import { ranksOf, sortedBy, sortedTexts } from './sort.ts';
import { CODE_KEYS, type CodeKey, type Table } from './table.ts';

/** What all kinds share while columns are made. */
export interface Shared {
	titles: Numbering<string>;
	areas: AreaBuilder;
	regionOf: RegionOf;
}

/** What is known once all facts have come by. */
export interface Final {
	titles: readonly string[];
	size: (key: CodeKey) => number;
	/** The code that a number given while adding stands for. */
	codeOf: (key: CodeKey, number: number) => number;
}

/** Rows of one kind. */
export interface RowBuilder {
	add: (facts: Facts, numbers: Record<CodeKey, number>, shared: Shared) => void;
	finish: (final: Final) => { table: Table; order: Uint32Array };
}

const wholes = () => createGrowing((length) => new Uint32Array(length));
const degrees = () => createGrowing((length) => new Float64Array(length));
const flags = () => createGrowing((length) => new Uint8Array(length));

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
	const [title, morton, area] = [wholes(), wholes(), wholes()];
	const [lon, lat] = [degrees(), degrees()];
	/** 0 for a point, 1 for an area, 2 for no place. */
	const part = wholes();
	const drawn = flags();
	const numbers = Object.fromEntries(CODE_KEYS.map((key) => [key, wholes()])) as Record<
		CodeKey,
		ReturnType<typeof wholes>
	>;

	function inOrder() {
		const byId = sortedTexts(ids);
		const parts = part.values();
		const order = sortedBy(sortedBy(byId, morton.values()), parts);
		const points = parts.reduce((sum, each) => sum + Number(each === 0), 0);
		const placed = parts.reduce((sum, each) => sum + Number(each < 2), 0);
		return { byId, order, points, placed };
	}

	return {
		add(facts, all, { titles, areas, regionOf }) {
			const where = whereaboutsOf(facts, regionOf);
			const spot = where && where.form !== 'outline' ? where : null;
			ids.push(facts.id);
			const folded = fold(facts.title);
			title.push(titles.numberOf(folded, () => folded));
			part.push(!where ? 2 : where.form === 'point' ? 0 : 1);
			morton.push(spot ? mortonOf(spot.lon, spot.lat) : 0);
			lon.push(spot?.lon ?? 0);
			lat.push(spot?.lat ?? 0);
			const areal = where && where.form !== 'point';
			area.push(areal ? areas.add(where, facts.location.region ?? null) : 0);
			drawn.push(Number(facts.drawn));
			for (const key of CODE_KEYS) numbers[key].push(all[key]);
		},
		finish({ titles, size, codeOf }) {
			const { byId, order, points, placed } = inOrder();
			const length = order.length;
			const take = <T extends Uint8Array | Uint32Array | Float64Array>(
				from: T,
				to: T,
				first = 0
			): T => {
				for (let at = 0; at < to.length; at++) to[at] = from[order[first + at]!]!;
				return to;
			};
			const codes = {} as Table['codes'];
			const totals = {} as Table['totals'];
			for (const key of CODE_KEYS) {
				const from = numbers[key].values();
				codes[key] = codesFor(size(key), length);
				for (let row = 0; row < length; row++) codes[key][row] = codeOf(key, from[order[row]!]!);
				totals[key] = totalsOf(codes[key], size(key));
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
				morton: take(morton.values(), new Uint32Array(points)),
				lon: packDegrees(take(lon.values(), new Float64Array(points))),
				lat: packDegrees(take(lat.values(), new Float64Array(points))),
				area: take(area.values(), new Uint32Array(placed - points), points),
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
