import type { Geometry } from 'geojson';
import { DEFAULT_RADIUS, drawingOf, type PlacePrecision } from '../domain/precision.ts';
import type { Region } from '../domain/region.ts';
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

/** What the place of a record rests on: its location and, if it has one, its own geometry. */
export interface Placed {
	location: Location;
	geometry?: Geometry | null;
}

/** Looks a region up by its id. */
export type RegionOf = (id: string) => Region | undefined;

/** The precisions whose point is the place itself. */
const POINTED: ReadonlySet<PlacePrecision> = new Set(['exact', 'settlement', 'water']);
/** The precisions that stand for the whole of a region, with the levels that such a region may have. */
const REGIONAL: Partial<Record<PlacePrecision, Region['level'][]>> = {
	district: ['district', 'area'],
	province: ['province', 'area'],
	country: ['country', 'area']
};

/** The region that a record is known to as a whole, where its precision is that of the region. */
function wholeRegion({ precision, region }: Location, regionOf: RegionOf): Region | undefined {
	const found = region === undefined ? undefined : regionOf(region);
	return found && REGIONAL[precision]?.includes(found.level) ? found : undefined;
}

/**
 * The whereabouts of a record: its own point where that is the place, its own outline, else that of the
 * region it is known to; a point that is not the place itself and has no outline stands for a disc. Null where
 * no place is known.
 */
export function whereaboutsOf(
	{ location, geometry = null }: Placed,
	regionOf: RegionOf
): Whereabouts | null {
	const { precision, region } = location;
	const own = precision === 'unknown' ? null : geometry;
	const whole = wholeRegion(location, regionOf);
	const outlined = own !== null && own.type !== 'Point' && precision !== 'country';
	const around = own && !whole ? undefined : regionOf(region ?? '');
	if (!outlined && around) return { form: 'outline', nested: true, geometry: around.geometry };
	if (!own) return null;
	const nested = region !== undefined && REGIONAL[precision] !== undefined;
	if (own.type !== 'Point') return { form: 'outline', nested, geometry: own };
	const [lon = 0, lat = 0] = own.coordinates;
	if (POINTED.has(precision)) return { form: 'point', lon, lat };
	return { form: 'disc', nested, lon, lat, radius: location.radius ?? DEFAULT_RADIUS[precision] };
}

/** Whether a record is on the map: by its own geometry, or by the outline of the region it is known to. */
export function isDrawn({ location, geometry = null }: Placed, regionOf: RegionOf): boolean {
	const whole = wholeRegion(location, regionOf);
	const drawing = drawingOf(location.precision, geometry !== null || whole !== undefined);
	if (drawing === 'not placed') return false;
	if (drawing !== 'outline') return geometry?.type === 'Point';
	return whole !== undefined || geometry?.type !== 'MultiPoint';
}
