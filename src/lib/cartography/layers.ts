// The one list of everything drawn on the map. A layer that is not in it cannot be drawn.

/** Layers of the basemap and those the map lays over it, bottom to top; labels above give way to labels on top. */
export const LAYERS = [
	'background',
	'land',
	'rivers',
	'lakes',
	'regions-fill',
	'boundaries-region',
	'boundaries-country',
	'boundaries-disputed',
	'regions-line',
	'outline-fill',
	'outline-line',
	'presence-band',
	'presence-hatch',
	'presence-line',
	'areas-band',
	'areas-hatch',
	'areas-line',
	'shape-fill',
	'shape-line',
	'discs',
	'discs-line',
	'tile-cells-halo',
	'tile-cells',
	'tile-discs-halo',
	'tile-discs',
	'tile-incidents',
	'labels-sea',
	'labels-region',
	'labels-country',
	'labels-place',
	'tile-counts',
	'selection',
	'points-halo',
	'point-labels',
	'points',
	'capsules'
] as const;

export type LayerId = (typeof LAYERS)[number];

/**
 * The layer to put `id` under, so that whatever order layers arrive in, they end up in the order of
 * LAYERS: the next one above that is drawn already, or undefined for the top of the map.
 * @param isDrawn whether the map has a layer
 */
export function layerBefore(id: string, isDrawn: (id: LayerId) => boolean): LayerId | undefined {
	const at = LAYERS.findIndex((layer) => layer === id);
	if (at < 0) throw new Error(`There is no layer “${id}”: add it to LAYERS in layers.ts.`);
	return LAYERS.slice(at + 1).find(isDrawn);
}
