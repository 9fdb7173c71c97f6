import { extentOf, inExtent } from './extent.ts';
import type { Extent } from './extent.ts';
import { polygonsOf } from './geometry.ts';
import type { Region } from './region.ts';
import type { Position } from './schema.ts';

const FINENESS: Record<Region['level'], number> = { country: 0, area: 1, province: 2, district: 3 };
/** Metres of a degree on the sphere that distances are measured on elsewhere. */
const DEGREE = (6_371_008.8 * Math.PI) / 180;

/** One polygon of a region: its outer ring and its holes, each as x, y, x, y, …. */
interface Piece {
	region: Region;
	extent: Extent;
	rings: Float64Array[];
}

/** All regions, findable by id and by what they hold. */
export interface Territory {
	get: (id: string) => Region | undefined;
	/**
	 * Id of the finest region that holds a position with the whole disc of so many metres around it; null
	 * where none does. A disc that crosses a province's border is certain of the country at most.
	 */
	finest: (position: Position, radius: number) => string | null;
	/** The region of one of these levels that holds a position, the first level first. */
	at: (position: Position, levels: readonly Region['level'][]) => Region | undefined;
}

/** Whether closed rings hold a position, their edges included. */
function holds(rings: readonly Float64Array[], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings) {
		let [x1, y1] = [ring[0]!, ring[1]!];
		for (let at = 2; at < ring.length; at += 2) {
			const [x2, y2] = [ring[at]!, ring[at + 1]!];
			if (y1 > y !== y2 > y) {
				const crossing = ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
				if (x === crossing) return true;
				if (x < crossing) inside = !inside;
			} else if (y1 === y && y2 === y && x >= Math.min(x1, x2) && x <= Math.max(x1, x2))
				return true;
			if (x === x2 && y === y2) return true;
			[x1, y1] = [x2, y2];
		}
	}
	return inside;
}

/** Whether every edge is at least so many metres away: on the plane that touches the sphere there. */
function clears(rings: readonly Float64Array[], x: number, y: number, metres: number): boolean {
	const least = metres / DEGREE;
	const width = Math.cos((y * Math.PI) / 180);
	for (const ring of rings) {
		let [x1, y1] = [(ring[0]! - x) * width, ring[1]! - y];
		for (let at = 2; at < ring.length; at += 2) {
			const [x2, y2] = [(ring[at]! - x) * width, ring[at + 1]! - y];
			if (Math.min(y1, y2) < least && Math.max(y1, y2) > -least) {
				const [dx, dy] = [x2 - x1, y2 - y1];
				const length = dx * dx + dy * dy;
				const share = length ? Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length)) : 0;
				const [nearX, nearY] = [x1 + share * dx, y1 + share * dy];
				if (nearX * nearX + nearY * nearY < least * least) return false;
			}
			[x1, y1] = [x2, y2];
		}
	}
	return true;
}

const cellOf = (lon: number, lat: number): number => Math.floor(lat) * 1000 + Math.floor(lon);

/** The pieces that touch each square degree, those of the finest regions first. */
function gridOf(regions: readonly Region[]): Map<number, Piece[]> {
	const grid = new Map<number, Piece[]>();
	const finestFirst = [...regions].sort((a, b) => FINENESS[b.level] - FINENESS[a.level]);
	for (const region of finestFirst)
		for (const polygon of polygonsOf(region.geometry)) {
			const extent = extentOf(polygon.flat());
			if (!extent) continue;
			const rings = polygon.map((ring) => Float64Array.from(ring.flat()));
			const piece = { region, extent, rings };
			const [west, south, east, north] = extent.map(Math.floor) as Extent;
			for (let lat = south; lat <= north; lat++)
				for (let lon = west; lon <= east; lon++) {
					const cell = cellOf(lon, lat);
					const found = grid.get(cell);
					if (found) found.push(piece);
					else grid.set(cell, [piece]);
				}
		}
	return grid;
}

export function createTerritory(regions: readonly Region[]): Territory {
	const byId = new Map(regions.map((region) => [region.id, region]));
	let grid: Map<number, Piece[]> | undefined;
	const find = ([lon, lat]: Position, accepts: (piece: Piece) => boolean) =>
		(grid ??= gridOf(regions))
			.get(cellOf(lon, lat))
			?.find(
				(piece) =>
					inExtent(piece.extent, lon, lat) && holds(piece.rings, lon, lat) && accepts(piece)
			)?.region;
	return {
		get: (id) => byId.get(id),
		finest(position, radius) {
			const [lon, lat] = position;
			const clear = ({ rings }: Piece) => radius <= 0 || clears(rings, lon, lat, radius);
			return find(position, clear)?.id ?? null;
		},
		at(position, levels) {
			for (const level of levels) {
				const found = find(position, ({ region }) => region.level === level);
				if (found) return found;
			}
			return undefined;
		}
	};
}
