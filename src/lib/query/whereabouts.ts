import type { Geometry } from 'geojson';
import { DEFAULT_RADIUS, type PlacePrecision } from '../domain/precision.ts';
import type { Location } from '../domain/schema.ts';

/** A disc around a position in degrees, its radius in metres. */
export interface Disc {
	lon: number;
	lat: number;
	radius: number;
}

/**
 * All that is known of where a record lies: at a point, or somewhere in a disc or an outline. `nested`: the
 * area is the whole of the region named, so that it may lie in any region inside that one.
 */
export type Whereabouts =
	| { form: 'point'; lon: number; lat: number }
	| ({ form: 'disc'; nested: boolean } & Disc)
	| { form: 'outline'; nested: boolean; geometry: Geometry };

/** The precisions whose point is the place itself. */
const POINTED: ReadonlySet<PlacePrecision> = new Set(['exact', 'settlement', 'water']);
/** The precisions that stand for the whole of a region. */
const REGIONAL: ReadonlySet<PlacePrecision> = new Set(['district', 'province', 'country']);

/**
 * The whereabouts of a record: its own geometry (a point that is not the place itself stands for a disc), or
 * the outline of its region where it has none or is known to a country only; null where no place is known.
 */
export function whereaboutsOf(
	{ location, geometry = null }: { location: Location; geometry?: Geometry | null },
	outlineOfRegion: (id: string) => Geometry | undefined
): Whereabouts | null {
	const { precision, region } = location;
	const outline = region === undefined ? undefined : outlineOfRegion(region);
	const own = precision === 'unknown' ? null : geometry;
	if (outline && (!own || precision === 'country'))
		return { form: 'outline', nested: true, geometry: outline };
	if (!own) return null;
	const nested = region !== undefined && REGIONAL.has(precision);
	if (own.type !== 'Point') return { form: 'outline', nested, geometry: own };
	const [lon = 0, lat = 0] = own.coordinates;
	if (POINTED.has(precision)) return { form: 'point', lon, lat };
	return { form: 'disc', nested, lon, lat, radius: location.radius ?? DEFAULT_RADIUS[precision] };
}
