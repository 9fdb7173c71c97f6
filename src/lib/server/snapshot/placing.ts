// Where imported records lie: the region that is certain at the precision they are known to, and what stands
// for their place on the map.
import type { Incident } from '../../domain/incident.ts';
import { DEFAULT_RADIUS } from '../../domain/precision.ts';
import type { Region } from '../../domain/region.ts';
import type { Location, Position } from '../../domain/schema.ts';
import type { Territory } from '../../domain/territory.ts';

/** How many positions are remembered; a dataset names the same towns again and again. */
const REMEMBERED = 200_000;

const LATITUDE = /^lat(itude)?$/i;
const LONGITUDE = /^(lon|lng|long)(gitude)?$/i;

/** The coordinates that a row itself gave, whatever they stand for; null where it gave none. */
function givenBy({ location, geometry, codes = {} }: Incident): Position | null {
	if (geometry?.type === 'Point') return geometry.coordinates as Position;
	if (location.anchor) return location.anchor;
	const number = (name: RegExp) => {
		const [, text = ''] = Object.entries(codes).find(([key]) => name.test(key)) ?? [];
		return text.trim() === '' ? NaN : Number(text);
	};
	const [lon, lat] = [number(LONGITUDE), number(LATITUDE)];
	return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

/** The levels of region that may be the whole of what a record is known to. */
const WHOLE: Partial<Record<Location['precision'], Region['level'][]>> = {
	district: ['district'],
	province: ['province', 'area'],
	country: ['country', 'area']
};
/** The levels that certainly hold an area of such a precision around its own middle. */
const AROUND: Partial<Record<Location['precision'], Region['level'][]>> = {
	district: ['province', 'area', 'country'],
	province: ['country']
};

type Found = { whole: Region } | { within: string | null };

function find(precision: Location['precision'], position: Position, territory: Territory): Found {
	const whole = territory.at(position, WHOLE[precision] ?? []);
	if (whole) return { whole };
	const around = AROUND[precision];
	if (around) return { within: territory.at(position, around)?.id ?? null };
	const pointed = precision === 'exact' || precision === 'settlement';
	const discs = precision === 'near-settlement' || precision === 'line-or-area';
	if (!pointed && !discs) return { within: null };
	return { within: territory.finest(position, pointed ? 0 : DEFAULT_RADIUS[precision]) };
}

/**
 * Places imported records: points in the finest region that certainly holds them, areas in their own region,
 * whose outline they share, or where none is known by a position in their middle that a disc is drawn around.
 * A record that is known to a country has no place on the map.
 */
export function createPlacing(territory: Territory): (incident: Incident) => Incident {
	const known = new Map<string, Found>();
	return (incident) => {
		const { location } = incident;
		const { precision } = location;
		const position = givenBy(incident);
		if (location.region || !position) return incident;
		const key = `${precision} ${position.join()}`;
		const found = known.get(key) ?? find(precision, position, territory);
		if (known.size >= REMEMBERED) known.clear();
		known.set(key, found);
		if ('within' in found) {
			const rest = { ...location };
			delete rest.anchor;
			const region = found.within === null ? {} : { region: found.within };
			const areal = incident.geometry === null && location.anchor !== undefined;
			const geometry = areal
				? { type: 'Point' as const, coordinates: position }
				: incident.geometry;
			return { ...incident, location: { ...(areal ? rest : location), ...region }, geometry };
		}
		const { id, anchor, geometry } = found.whole;
		if (precision === 'country') return { ...incident, location: { ...location, region: id } };
		return { ...incident, location: { ...location, region: id, anchor }, geometry };
	};
}
