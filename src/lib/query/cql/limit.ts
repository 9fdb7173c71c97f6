/** Bounds of what a filter may ask; beyond them it is refused before any of it is answered. */
export const MOST = {
	/** Characters of a filter. */
	length: 20_000,
	/** How deep parts may stand in parts. */
	depth: 32,
	/** Predicates in all. */
	predicates: 200,
	/** Values of one list. */
	list: 1000,
	/** Vertices of all geometries together. */
	vertices: 1000,
	/** Spatial predicates. */
	spaces: 16,
	/** Characters of a pattern. */
	pattern: 200
} as const;
