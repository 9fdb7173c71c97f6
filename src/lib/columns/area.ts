// The areas in which records lie: each kept once, however many records share it.
import type { Geometry } from 'geojson';
import type { Extent } from '../domain/extent.ts';
import type { Region } from '../domain/region.ts';
import { extentOfCircle } from '../query/circle.ts';
import { outlineOf, type Outline } from '../query/outline.ts';
import {
	APART,
	askedOfOutline,
	OVERLAPS,
	relationOf,
	type Area,
	type Asked
} from '../query/relation.ts';
import type { Whereabouts } from '../query/whereabouts.ts';
import type { Dictionary } from './dictionary.ts';

type Areal = Exclude<Whereabouts, { form: 'point' }>;

/** All distinct areas, by number. */
export interface Areas {
	readonly length: number;
	/** The number of the area of a record whose region has this code. */
	add: (whereabouts: Areal, region: number) => number;
	/** By area, how it lies to a space. */
	relations: (asked: Asked) => Uint8Array;
	/** By area, 1 where it may lie in a region without being certain to. */
	possiblyIn: (region: number) => Uint8Array;
	/** The extents of the parts of an area; none but a disc's may cross the antimeridian. */
	extents: (area: number) => Extent[];
	/** Where an area is drawn. */
	place: (area: number) => AreaPlace;
}

/** The middle of a disc, with its radius in metres; or where the capsule of an outline stands. */
export interface AreaPlace {
	lon: number;
	lat: number;
	/** Null for an outline. */
	radius: number | null;
	/** The region whose outline it is. */
	region: string | null;
}

interface Entry {
	area: Area;
	nested: boolean;
	region: number;
}

/** How many regions' answers are remembered. */
const REMEMBERED = 64;

/** No areas yet; `regions` are the outlines that `possiblyIn` asks about. */
export function createAreas(regions: readonly Region[], dictionary: Dictionary): Areas {
	const entries: Entry[] = [];
	const numbers = new Map<string, number>();
	const outlines = new Map<unknown, { outline: Outline; number: number }>();
	const regionOutlines = new Map(regions.map((region) => [region.id, region.geometry]));
	const answers = new Map<number, Uint8Array>();

	function outlineFor(geometry: Geometry) {
		// A region's outline is known by its object, which is never written out; others by what they say.
		const key = outlines.has(geometry) ? geometry : JSON.stringify(geometry);
		const known = outlines.get(key) ?? { outline: outlineOf(geometry), number: outlines.size };
		outlines.set(key, known);
		return known;
	}
	const owners = new Map<Outline, Region>();
	for (const region of regions) {
		const outline = outlineOf(region.geometry);
		outlines.set(region.geometry, { outline, number: outlines.size });
		owners.set(outline, region);
	}

	function possibly({ area, nested, region }: Entry, asked: number): boolean {
		if (asked === region || dictionary.upwards[region]?.includes(asked)) return false;
		if (nested) return dictionary.upwards[asked]?.includes(region) ?? false;
		const geometry = regionOutlines.get(dictionary.values[asked] ?? '');
		if (!geometry) return false;
		return relationOf(area, askedOfOutline(outlineFor(geometry).outline)) !== APART;
	}

	return {
		get length() {
			return entries.length;
		},
		add(whereabouts, region) {
			const { nested } = whereabouts;
			const disc = whereabouts.form === 'disc';
			const known = disc ? null : outlineFor(whereabouts.geometry);
			const form = disc
				? `${whereabouts.lon},${whereabouts.lat},${whereabouts.radius}`
				: `#${known?.number}`;
			const key = `${form} ${nested} ${region}`;
			const number = numbers.get(key) ?? entries.length;
			if (number < entries.length) return number;
			numbers.set(key, number);
			const area: Area = known
				? { form: 'outline', outline: known.outline }
				: (whereabouts as Area);
			entries.push({ area, nested, region });
			return number;
		},
		relations: (asked) => Uint8Array.from(entries, ({ area }) => relationOf(area, asked)),
		possiblyIn(region) {
			const known = answers.get(region);
			if (known?.length === entries.length) return known;
			const answer = Uint8Array.from(entries, (entry) =>
				possibly(entry, region) ? OVERLAPS : APART
			);
			if (answers.size >= REMEMBERED) answers.delete(answers.keys().next().value!);
			answers.set(region, answer);
			return answer;
		},
		extents(number) {
			const area = entries[number]!.area;
			if (area.form === 'outline') return area.outline.parts;
			return [extentOfCircle(area.lon, area.lat, area.radius / 1000)];
		},
		place(number) {
			const { area } = entries[number]!;
			if (area.form === 'disc') return { ...area, region: null };
			const owner = owners.get(area.outline);
			const size = ([west, south, east, north]: Extent) => (east - west) * (north - south);
			// The middle of all would lie far off where parts do, as on both sides of the antimeridian.
			const [west, south, east, north] = area.outline.parts.reduce((most, part) =>
				size(part) > size(most) ? part : most
			);
			const [lon = 0, lat = 0] = owner?.anchor ?? [(west + east) / 2, (south + north) / 2];
			return { lon, lat, radius: null, region: owner?.id ?? null };
		}
	};
}
