import type { LayerCollection, LayerFeature } from '$lib/cartography/feature.ts';
import type { Tiled } from '$lib/cartography/legend.ts';
import type { Facets, FacetValue } from '$lib/query/engine.ts';

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

/** What the legend has to explain of incidents that are drawn from tiles. */
export function tiledIn({ type, precision }: Pick<Facets, 'type' | 'precision'>): Tiled {
	const held = ({ parent, count }: FacetValue) => parent === null && count > 0;
	const names = (values: FacetValue[]) =>
		values.filter(held).map(({ value }) => value ?? 'unknown');
	return { classes: names(type), precisions: names(precision) };
}
