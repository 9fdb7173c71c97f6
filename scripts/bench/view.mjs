// The tiles that a screen shows of an answer: the filter's extent in at most 4 x 3 of them, or closer in.
import { across, down } from '../../src/lib/columns/morton.ts';

/** @typedef {import('../../src/lib/domain/extent.ts').Extent} Extent */
/** @typedef {import('../../src/lib/query/engine.ts').Tile} Tile */

const [WIDE, TALL] = [4, 3];
const CLOSEST = 11;
/** How often a reader looks from how far: the share of views up to a zoom, three zooms to a step. */
const STEPS = /** @type {const} */ ([
	[0.3, 0],
	[0.65, 3],
	[0.9, 6],
	[1, 9]
]);

/** @param {number} share @param {number} z */
const tileAt = (share, z) => Math.max(0, Math.min(2 ** z - 1, Math.floor(share * 2 ** z)));

/** A zoom from 0 to 11 as readers choose them. @param {() => number} random */
export function someZoom(random) {
	const share = random();
	const [, first] = STEPS.find(([upTo]) => share < upTo) ?? STEPS[0];
	return first + Math.floor(random() * 3);
}

/** The closest zoom at which an extent fits into a screen. @param {Extent} extent */
export function zoomOf([west, south, east, north]) {
	const [left, right] = west <= east ? [across(west), across(east)] : [0, 1];
	for (let z = CLOSEST; z > 0; z--) {
		const columns = tileAt(right, z) - tileAt(left, z) + 1;
		const lines = tileAt(down(south), z) - tileAt(down(north), z) + 1;
		if (columns <= WIDE && lines <= TALL) return z;
	}
	return 0;
}

/** The tiles of a screen around a spot. @param {number} z @param {readonly [lon: number, lat: number]} spot @returns {Tile[]} */
export function tilesAround(z, [lon, lat]) {
	const side = 2 ** z;
	/** @param {number} share @param {number} most */
	const span = (share, most) => {
		const length = Math.min(side, most);
		const first = Math.round(share * side - length / 2);
		const start = Math.max(0, Math.min(side - length, first));
		return Array.from({ length }, (_, at) => start + at);
	};
	const columns = span(across(lon), WIDE);
	return span(down(lat), TALL).flatMap((y) => columns.map((x) => ({ z, x, y })));
}

/**
 * The tiles of an extent at a zoom; around the spot, one of the incidents found, where that is closer than the
 * extent's own.
 * @param {Extent} extent
 * @param {readonly [lon: number, lat: number]} spot
 * @param {number} zoom
 * @returns {Tile[]}
 */
export function tilesOf(extent, spot, zoom) {
	const fit = zoomOf(extent);
	if (zoom > fit) return tilesAround(zoom, spot);
	const [west, south, east, north] = extent;
	const [left, right] = west <= east ? [across(west), across(east)] : [0, 1];
	/** @param {number} from @param {number} to @param {number} most */
	const span = (from, to, most) => {
		const length = Math.min(2 ** fit, most);
		const [first, last] = [tileAt(from, fit), tileAt(to, fit)];
		const spare = Math.floor((length - (last - first + 1)) / 2);
		const start = Math.max(0, Math.min(2 ** fit - length, first - spare));
		return Array.from({ length }, (_, at) => start + at);
	};
	const columns = span(left, right, WIDE);
	return span(down(north), down(south), TALL).flatMap((y) =>
		columns.map((x) => ({ z: fit, x, y }))
	);
}
