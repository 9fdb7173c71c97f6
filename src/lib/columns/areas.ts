// Gathers the areas of records as they come by.
import type { Geometry } from 'geojson';
import type { Extent } from '../domain/extent.ts';
import type { Region } from '../domain/region.ts';
import { outlineOf, type Outline } from '../query/outline.ts';
import type { Whereabouts } from '../query/whereabouts.ts';
import type { AreaColumns, Outlines } from './area.ts';
import type { Dictionary } from './dictionary.ts';
import { createGrowing } from './growing.ts';

type Areal = Exclude<Whereabouts, { form: 'point' }>;

/** Areas while they are gathered. */
export interface AreaBuilder {
	/** The number of the area of a record that is known to a region. */
	add: (whereabouts: Areal, region: string | null) => number;
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
	const anchors = all.map((outline, at) => owners[at]?.anchor ?? middleOf(outline));
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
		anchorLon: Float64Array.from(anchors, ([lon]) => lon),
		anchorLat: Float64Array.from(anchors, ([, lat]) => lat),
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
	const nested = createGrowing((length) => new Uint8Array(length));
	const [lon, lat, radius] = [0, 0, 0].map(() => createGrowing((size) => new Float64Array(size)));

	function outlineNumber(geometry: Geometry): number {
		// A region's outline is known by its object, which is never written out; others by what they say.
		const key = outlineNumbers.has(geometry) ? geometry : JSON.stringify(geometry);
		const known = outlineNumbers.get(key);
		if (known !== undefined) return known;
		outlineNumbers.set(key, outlines.length);
		return outlines.push(outlineOf(geometry)) - 1;
	}
	const owners: Region[] = [];
	for (const region of regions) {
		outlineNumbers.set(region.geometry, outlines.length);
		outlines.push(outlineOf(region.geometry));
		owners.push(region);
	}

	return {
		add(whereabouts, region) {
			const disc = whereabouts.form === 'disc' ? whereabouts : null;
			const number = whereabouts.form === 'disc' ? -1 : outlineNumber(whereabouts.geometry);
			const form = disc ? `${disc.lon},${disc.lat},${disc.radius}` : `#${number}`;
			const key = `${form} ${whereabouts.nested} ${region}`;
			const known = numbers.get(key);
			if (known !== undefined) return known;
			numbers.set(key, outline.length);
			named.push(region);
			outline.push(number);
			nested.push(Number(whereabouts.nested));
			lon!.push(disc?.lon ?? 0);
			lat!.push(disc?.lat ?? 0);
			radius!.push(disc?.radius ?? 0);
			return outline.length - 1;
		},
		finish(dictionary) {
			const regionOutline = new Int32Array(dictionary.size).fill(-1);
			for (const { id, geometry } of regions)
				regionOutline[dictionary.codeOf(id)!] = outlineNumbers.get(geometry)!;
			return {
				outline: outline.values(),
				lon: lon!.values(),
				lat: lat!.values(),
				radius: radius!.values(),
				nested: nested.values(),
				region: Uint32Array.from(named, (id) => dictionary.codeOf(id)!),
				outlines: packOutlines(outlines, owners, dictionary),
				regionOutline
			};
		}
	};
}
