// Gathers the areas of records as they come by, and puts them in order: by drawing, then along the curve.
import type { Geometry } from 'geojson';
import type { Extent } from '../domain/extent.ts';
import type { Region } from '../domain/region.ts';
import { outlineOf, type Outline } from '../query/outline.ts';
import type { Whereabouts } from '../query/whereabouts.ts';
import type { AreaColumns, Outlines } from './area.ts';
import type { Dictionary } from './dictionary.ts';
import { createGrowing, type Numbers } from './growing.ts';
import { mortonOf } from './morton.ts';
import { ranksOf } from './sort.ts';

type Areal = Exclude<Whereabouts, { form: 'point' }>;

/** How a record in an area is drawn: as a disc, as what stands for an outline, or not at all. */
export const DRAWINGS = ['disc', 'outline', 'none'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** Areas while they are gathered. */
export interface AreaBuilder {
	/** A number for the area of records that are known to a region and drawn alike; `finish` gives another. */
	add: (whereabouts: Areal, region: string | null, drawing: Drawing) => number;
	/** By number given, the number in the end. */
	ranks: () => Uint32Array;
	/** `dictionary` is that of all regions. */
	finish: (dictionary: Dictionary) => AreaColumns;
}

/** The middle of the largest part: that of all would lie far off where parts do, as across the antimeridian. */
function middleOf({ parts }: Outline): [lon: number, lat: number] {
	const size = ([west, south, east, north]: Extent) => (east - west) * (north - south);
	const [west, south, east, north] = parts.reduce((most, part) =>
		size(part) > size(most) ? part : most
	);
	return [(west + east) / 2, (south + north) / 2];
}

function packOutlines(
	all: readonly Outline[],
	owners: readonly (Region | undefined)[],
	{ codeOf }: Dictionary
): Outlines {
	const edgeStarts = new Uint32Array(all.length + 1);
	const partStarts = new Uint32Array(all.length + 1);
	all.forEach(({ edges, parts }, at) => {
		edgeStarts[at + 1] = edgeStarts[at]! + edges.length;
		partStarts[at + 1] = partStarts[at]! + parts.length;
	});
	const edges = new Float64Array(edgeStarts[all.length]!);
	all.forEach((outline, at) => edges.set(outline.edges, edgeStarts[at]));
	return {
		edgeStarts,
		edges,
		ringed: Uint32Array.from(all, ({ ringed }) => ringed),
		partStarts,
		parts: Float64Array.from(all.flatMap(({ parts }) => parts).flat()),
		owner: Int32Array.from(all, (_, at) => codeOf(owners[at]?.id ?? null) || -1)
	};
}

/** No areas yet, and the outlines of all regions. */
export function createAreaBuilder(regions: readonly Region[]): AreaBuilder {
	const outlines: Outline[] = [];
	const outlineNumbers = new Map<unknown, number>();
	const numbers = new Map<string, number>();
	const named: (string | null)[] = [];
	const outline = createGrowing((length) => new Int32Array(length));
	const [nested, drawing] = [0, 0].map(() => createGrowing((length) => new Uint8Array(length)));
	const [lon, lat, radius] = [0, 0, 0].map(() => createGrowing((size) => new Float64Array(size)));

	/** What tells other outlines than those of regions apart, in order from number `regions.length` on. */
	const written: string[] = [];
	function outlineNumber(geometry: Geometry): number {
		// A region's outline is known by its object, which is never written out; others by what they say.
		const own = outlineNumbers.get(geometry);
		if (own !== undefined) return own;
		const text = JSON.stringify(geometry);
		const known = outlineNumbers.get(text);
		if (known !== undefined) return known;
		outlineNumbers.set(text, outlines.length);
		written.push(text);
		return outlines.push(outlineOf(geometry)) - 1;
	}
	for (const { geometry } of regions) {
		outlineNumbers.set(geometry, outlines.length);
		outlines.push(outlineOf(geometry));
	}
	const anchors = new Map(regions.map(({ id, anchor }) => [id, anchor]));

	/** What stands for the whole of a region is drawn where that one is, by whatever outline it is known. */
	function middleFor(number: number, region: string | null): [lon: number, lat: number] {
		const whole = region === null ? undefined : anchors.get(region);
		const [x = 0, y = 0] = whole ?? regions[number]?.anchor ?? middleOf(outlines[number]!);
		return [x, y];
	}

	/** Numbers in order: by drawing, along the curve, then by all that tells two apart. */
	function inOrder(): Uint32Array {
		const [lons, lats, forms, radii] = [lon!, lat!, outline, radius!].map((one) => one.values());
		const codes = Uint32Array.from(lons!, (x, at) => mortonOf(x, lats![at]!));
		const [drawings, nesteds] = [drawing!.values(), nested!.values()];
		const textOf = (number: number) =>
			number < 0 ? '' : (written[number - regions.length] ?? regions[number]!.id);
		const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
		return Uint32Array.from(codes.keys()).sort(
			(a, b) =>
				drawings[a]! - drawings[b]! ||
				codes[a]! - codes[b]! ||
				lons![a]! - lons![b]! ||
				lats![a]! - lats![b]! ||
				radii![a]! - radii![b]! ||
				nesteds[a]! - nesteds[b]! ||
				byText(named[a] ?? '', named[b] ?? '') ||
				byText(textOf(forms![a]!), textOf(forms![b]!))
		);
	}

	return {
		add(whereabouts, region, drawn) {
			const disc = whereabouts.form === 'disc' ? whereabouts : null;
			const number = whereabouts.form === 'disc' ? -1 : outlineNumber(whereabouts.geometry);
			const form = disc ? `${disc.lon},${disc.lat},${disc.radius}` : `#${number}`;
			const key = `${form} ${whereabouts.nested} ${drawn} ${region}`;
			const known = numbers.get(key);
			if (known !== undefined) return known;
			numbers.set(key, outline.length);
			const [x, y] = disc
				? [disc.lon, disc.lat]
				: middleFor(number, whereabouts.nested ? region : null);
			named.push(region);
			outline.push(number);
			nested!.push(Number(whereabouts.nested));
			drawing!.push(DRAWINGS.indexOf(drawn));
			lon!.push(x);
			lat!.push(y);
			radius!.push(disc?.radius ?? 0);
			return outline.length - 1;
		},
		ranks: () => ranksOf(inOrder()),
		finish(dictionary) {
			const order = inOrder();
			const take = <T extends Numbers>(from: T): T => {
				const to = from.slice() as T;
				order.forEach((number, at) => (to[at] = from[number]!));
				return to;
			};
			const regionOutline = new Int32Array(dictionary.size).fill(-1);
			for (const { id, geometry } of regions)
				regionOutline[dictionary.codeOf(id)!] = outlineNumbers.get(geometry)!;
			const [lons, lats] = [take(lon!.values()), take(lat!.values())];
			return {
				outline: take(outline.values()),
				lon: lons,
				lat: lats,
				radius: take(radius!.values()),
				morton: Uint32Array.from(lons, (x, at) => mortonOf(x, lats[at]!)),
				drawing: take(drawing!.values()),
				nested: take(nested!.values()),
				region: Uint32Array.from(order, (number) => dictionary.codeOf(named[number])!),
				outlines: packOutlines(outlines, regions, dictionary),
				regionOutline
			};
		}
	};
}
