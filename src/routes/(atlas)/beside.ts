import type { LayerCollection, LayerFeature } from '$lib/cartography/feature.ts';

/** What is drawn one by one beside tiles: presences, and the incident that is open. */
export function drawnBeside(
	layers: readonly LayerCollection[],
	opened: LayerFeature | null
): LayerCollection[] {
	const present = layers.map((layer) => ({
		...layer,
		features: layer.features.filter(({ properties }) => properties.kind === 'presence')
	}));
	const one: LayerCollection = {
		type: 'FeatureCollection',
		id: '',
		title: '',
		features: opened ? [opened] : []
	};
	return [...present, one];
}
