// The areas in which records lie: each kept once, however many records share it.
import type { Extent } from '../domain/extent.ts';
import { extentOfCircle } from '../query/circle.ts';
import type { Outline } from '../query/outline.ts';
import {
	APART,
	askedOfOutline,
	OVERLAPS,
	relationOf,
	WITHIN,
	type Area,
	type Asked,
	type Relation
} from '../query/relation.ts';
import type { Dictionary } from './dictionary.ts';

/** Outlines after each other; see query/outline.ts for what each number is. */
export interface Outlines {
	edgeStarts: Uint32Array;
	edges: Float64Array;
	ringed: Uint32Array;
	partStarts: Uint32Array;
	parts: Float64Array;
	/** The code of the region that it is the outline of, or -1. */
	owner: Int32Array;
}

/** All distinct areas, by number: those of one drawing after each other, and those of each along the curve. */
export interface AreaColumns {
	/** Number of its outline, or -1 for a disc. */
	outline: Int32Array;
	/** The middle of a disc, or where what stands for an outline is drawn, in degrees. */
	lon: Float64Array;
	lat: Float64Array;
	/** The place of that on the curve. */
	morton: Uint32Array;
	/** Of discs, in metres. */
	radius: Float64Array;
	/** How it is drawn: its place among `DRAWINGS`. */
	drawing: Uint8Array;
	/** 1 where it is the whole of its region. */
	nested: Uint8Array;
	/** Code of the region. */
	region: Uint32Array;
	outlines: Outlines;
	/** By code of a region, the number of its outline, or -1. */
	regionOutline: Int32Array;
}

/** What is asked of areas. */
export interface Areas {
	readonly columns: AreaColumns;
	/** How an area lies to all of some spaces at once: the least that is true of each. */
	relationsTo: (spaces: readonly Asked[]) => (area: number) => Relation;
	/** Whether an area may lie in one of some regions without being certain to. */
	possiblyIn: (regions: readonly number[]) => (area: number) => boolean;
	/** An area as it is. */
	at: (area: number) => Area;
	/** The extents of the parts of an area; none but a disc's may cross the antimeridian. */
	extents: (area: number) => Extent[];
	/** The region that an area is said to be. */
	regionOf: (area: number) => string | null;
}

/** How many regions' answers are remembered. */
const REMEMBERED = 64;
/** Stands for an answer that nobody has asked for yet. */
const UNASKED = 255;

/** Whether a disc lies too far off an extent to touch it; a quick and careful no. */
function isFarOff(lon: number, lat: number, km: number, extent: Extent): boolean {
	const up = km / 111 + 1e-6;
	if (extent[1] - lat > up || lat - extent[3] > up) return true;
	const polar = Math.cos((Math.min(90, Math.abs(lat) + up) * Math.PI) / 180);
	const across = polar < 1e-6 ? 360 : up / polar;
	if (Math.abs(lon) + across > 180) return false;
	return extent[0] - lon > across || lon - extent[2] > across;
}

/** The areas of packed columns; `dictionary` is that of regions. */
export function createAreas(columns: AreaColumns, dictionary: Dictionary): Areas {
	const { outline, lon, lat, radius, nested, region, outlines, regionOutline } = columns;
	const known = new Map<number, Outline>();
	const answers = new Map<number, Uint8Array>();

	function outlineAt(number: number): Outline {
		const found = known.get(number);
		if (found) return found;
		const { edges, edgeStarts, ringed, parts, partStarts } = outlines;
		const listed: Extent[] = [];
		for (let at = partStarts[number]!; at < partStarts[number + 1]!; at++)
			listed.push([...parts.subarray(at * 4, at * 4 + 4)] as Extent);
		const made: Outline = {
			edges: edges.subarray(edgeStarts[number], edgeStarts[number + 1]),
			ringed: ringed[number]!,
			parts: listed,
			extent: [
				Math.min(...listed.map(([west]) => west)),
				Math.min(...listed.map(([, south]) => south)),
				Math.max(...listed.map(([, , east]) => east)),
				Math.max(...listed.map(([, , , north]) => north))
			]
		};
		known.set(number, made);
		return made;
	}
	function areaAt(area: number): Area {
		const number = outline[area]!;
		if (number >= 0) return { form: 'outline', outline: outlineAt(number) };
		return { form: 'disc', lon: lon[area]!, lat: lat[area]!, radius: radius[area]! };
	}
	function relation(area: number, asked: Asked): Relation {
		if (
			outline[area]! < 0 &&
			asked.form === 'outline' &&
			isFarOff(lon[area]!, lat[area]!, radius[area]! / 1000, asked.outline.extent)
		)
			return APART;
		return relationOf(areaAt(area), asked);
	}
	function mayLieIn(area: number, asked: number): boolean {
		const own = region[area]!;
		if (asked === own || dictionary.upwards[own]?.includes(asked)) return false;
		if (nested[area]) return dictionary.upwards[asked]?.includes(own) ?? false;
		const number = regionOutline[asked] ?? -1;
		return number >= 0 && relation(area, askedOfOutline(outlineAt(number))) !== APART;
	}
	function answersFor(asked: number): Uint8Array {
		const found = answers.get(asked) ?? new Uint8Array(outline.length).fill(UNASKED);
		answers.delete(asked);
		answers.set(asked, found);
		if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value!);
		return found;
	}

	return {
		columns,
		relationsTo(spaces) {
			if (!spaces.length) return () => WITHIN;
			const states = new Uint8Array(outline.length).fill(UNASKED);
			return (area) => {
				if (states[area] === UNASKED) {
					let least: Relation = WITHIN;
					for (const asked of spaces)
						if (least !== APART) least = Math.min(least, relation(area, asked)) as Relation;
					states[area] = least;
				}
				return states[area] as Relation;
			};
		},
		possiblyIn(regions) {
			const each = regions.map((asked) => [asked, answersFor(asked)] as const);
			return (area) =>
				each.some(([asked, states]) => {
					if (states[area] === UNASKED) states[area] = mayLieIn(area, asked) ? OVERLAPS : APART;
					return states[area] !== APART;
				});
		},
		at: areaAt,
		extents(area) {
			const number = outline[area]!;
			if (number >= 0) return outlineAt(number).parts;
			return [extentOfCircle(lon[area]!, lat[area]!, radius[area]! / 1000)];
		},
		regionOf(area) {
			const code = nested[area] ? region[area]! : (outlines.owner[outline[area]!] ?? -1);
			return dictionary.values[code] ?? null;
		}
	};
}
