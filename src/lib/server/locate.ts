import type { Geometry } from 'geojson';
import { DEFAULT_RADIUS } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import type { Location, Position } from '../domain/schema.ts';
import { createTerritory } from '../domain/territory.ts';
import type { Territory } from '../domain/territory.ts';

interface Placed {
	location: Location;
	geometry: Geometry | null;
}

function locateOne<T extends Placed>(record: T, territory: Territory): T {
	const { location, geometry } = record;
	const { precision } = location;
	if (precision === 'exact' || precision === 'settlement' || precision === 'near-settlement') {
		if (location.region || geometry?.type !== 'Point') return record;
		const radius =
			precision === 'near-settlement' ? (location.radius ?? DEFAULT_RADIUS[precision]) : 0;
		const region = territory.finest(geometry.coordinates as Position, radius);
		return region ? { ...record, location: { ...location, region } } : record;
	}
	// A record kept without an outline takes the one of the region that it is known to.
	const region = territory.get(location.region ?? '');
	const areal =
		precision === 'district' || precision === 'province' || precision === 'line-or-area';
	if (geometry || !areal || !region) return record;
	const anchor = location.anchor ?? region.anchor;
	return { ...record, geometry: region.geometry, location: { ...location, anchor } };
}

/**
 * Gives points the finest region that certainly holds them (for a near-settlement, its whole disc) and
 * areal records without a geometry the outline of their region; all else stays as it is kept.
 */
export function locate(records: Records): Records {
	const territory = createTerritory(records.regions);
	return {
		...records,
		incidents: records.incidents.map((incident) => locateOne(incident, territory)),
		presences: records.presences.map((presence) => locateOne(presence, territory))
	};
}
