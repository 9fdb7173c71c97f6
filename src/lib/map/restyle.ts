import type { StyleSpecification } from 'maplibre-gl';
import { LAYERS, layerBefore } from '../cartography/layers.ts';

/** The next basemap with the sources and layers that were laid over the one before. */
export function withOverlay(
	before: StyleSpecification | undefined,
	next: StyleSpecification
): StyleSpecification {
	if (!before) return next;
	const layers = [...next.layers];
	const drawn = (id: string) => layers.some((layer) => layer.id === id);
	const isOurs = (id: string) => (LAYERS as readonly string[]).includes(id);
	for (const layer of before.layers) {
		if (drawn(layer.id)) continue;
		// Layers of a drawing tool come and go on top of everything.
		const above = isOurs(layer.id) ? layerBefore(layer.id, drawn) : undefined;
		const at = above ? layers.findIndex(({ id }) => id === above) : layers.length;
		layers.splice(at, 0, layer);
	}
	return { ...next, sources: { ...before.sources, ...next.sources }, layers };
}
