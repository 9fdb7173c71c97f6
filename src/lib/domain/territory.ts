import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { circle } from '@turf/circle';
import { distance } from '@turf/distance';
import { extentOf, inExtent } from './extent.ts';
import type { Extent } from './extent.ts';
import { polygonsOf } from './geometry.ts';
import type { Region } from './region.ts';
import type { Position } from './schema.ts';

const FINENESS: Record<Region['level'], number> = { country: 0, area: 1, province: 2, district: 3 };
const CORNERS = 64;

interface Held {
	region: Region;
	extent: Extent;
}

/** All regions, findable by id and by what they hold. */
export interface Territory {
	get(id: string): Region | undefined;
	/**
	 * Id of the finest region that holds a position with the whole disc of so many metres around it; null
	 * where none does. A disc that crosses a province's border is certain of the country at most.
	 */
	finest(position: Position, radius: number): string | null;
}

function holdsDisc(region: Region, position: Position, radius: number): boolean {
	if (!booleanPointInPolygon(position, region.geometry)) return false;
	if (radius <= 0) return true;
	const kilometres = radius / 1000;
	const [ring = []] = circle(position, kilometres, { steps: CORNERS }).geometry.coordinates;
	if (!ring.every((corner) => booleanPointInPolygon(corner, region.geometry))) return false;
	// A hole or a narrow inlet can lie within the disc without touching its corners.
	return polygonsOf(region.geometry).every((rings) =>
		rings.every((line) => line.every((vertex) => distance(position, vertex) >= kilometres))
	);
}

export function createTerritory(regions: readonly Region[]): Territory {
	const byId = new Map(regions.map((region) => [region.id, region]));
	const held = regions
		.flatMap((region): Held[] => {
			const extent = extentOf(polygonsOf(region.geometry).flat(2));
			return extent ? [{ region, extent }] : [];
		})
		.sort((a, b) => FINENESS[b.region.level] - FINENESS[a.region.level]);
	return {
		get: (id) => byId.get(id),
		finest(position, radius) {
			const [lon, lat] = position;
			const match = held.find(
				({ region, extent }) => inExtent(extent, lon, lat) && holdsDisc(region, position, radius)
			);
			return match?.region.id ?? null;
		}
	};
}
