// What the engine is to reach, as docs/performance.md says.

/** Milliseconds of a screen that 95 of 100 filters stay below, by rows: that of the next larger number counts. */
const SCREEN = /** @type {const} */ ([
	[400_000, 5, 8],
	[2_500_000, 25, 40],
	[10_000_000, 100, 150]
]);

/** The most milliseconds of a screen: of one whose facets are of the selection, and of one as readers see it. @param {number} rows */
export function screenTargets(rows) {
	const [, selection, own] = SCREEN.find(([most]) => rows <= most) ?? [0, NaN, NaN];
	return { selection, own };
}

/**
 * How many times as long yardsticks are to take, by their names and parts: in the middle of all filters, and all
 * filters together.
 * @type {Record<string, { median?: number, total?: number }>}
 */
export const RATIOS = {
	'DuckDB: screen': { total: 4 },
	'PostGIS: facets': { median: 25, total: 40 },
	'PostGIS: tiles': { median: 30 },
	'PostGIS: tiles of points': { median: 50 },
	'supercluster: tiles': { median: 60 }
};

/** Bytes. */
export const TILE_BYTES = 25_000;
export const MEMORY_BYTES = 300_000_000;
/** Milliseconds, for two and a half million rows. */
export const START = { blobs: 500, rows: 5000 };
export const TEXT = { median: 2, most: 30 };
/** A deep page may take so many times what the first takes; a little, since every measurement differs from the last. */
export const DEEP = 1.5;
/** Milliseconds that the thread that serves may be held up. */
export const BLOCKED = 25;
/** Milliseconds of a figure that was not drawn before, by its format, with all that it is drawn with at hand. */
export const FIGURE = { svg: 30, png: 150, pdf: 400 };
/** Bytes of an embed before anybody touches it. */
export const EMBED_BYTES = 60_000;
