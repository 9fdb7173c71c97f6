import type { LayerFeature } from './feature.ts';
import { marksOf } from './marks.ts';
import { cellRadius } from './tiles.ts';
import {
	classWords,
	radiusOf,
	SYMBOL_CLASSES,
	symbolClassOf,
	type MarkClass,
	type SymbolClass
} from './symbols.ts';

/** One line of the legend. */
export type LegendItem =
	| { kind: 'type'; class: SymbolClass; words: string }
	| { kind: 'sizes'; sizes: { killed: number; radius: number }[]; words: string }
	| { kind: 'open'; words: string }
	| { kind: 'several'; words: string }
	| { kind: 'hatch'; of: 'incident' | 'presence'; class: MarkClass; words: string }
	| { kind: 'disc'; words: string }
	| { kind: 'cells'; sizes: { count: number; radius: number }[]; words: string };

/** The figures whose sizes the legend shows. */
export const LEGEND_KILLED = [1, 10, 100];

/** The numbers of incidents whose circles the legend shows. */
const LEGEND_COUNTS = [10, 1000];

/**
 * What has to be explained of these features, in the order of reading; nothing that is not drawn. `tiled` are
 * the classes of incidents that are drawn from tiles, where they are too many to be drawn one by one.
 */
export function legendOf(features: LayerFeature[], tiled: readonly string[] = []): LegendItem[] {
	const { points, areas, discs, notPlaced } = marksOf(features);
	const hidden = new Set(notPlaced);
	const drawn = new Set<string>(tiled.map(symbolClassOf));
	for (const feature of features) {
		const { kind, class: name } = feature.properties;
		const areal = kind === 'presence' && feature.properties.drawing === 'outline';
		// A presence known to an area is explained by its hatching.
		if (!hidden.has(feature) && !areal) drawn.add(symbolClassOf(name));
	}
	const items: LegendItem[] = SYMBOL_CLASSES.filter((name) => drawn.has(name)).map((name) => ({
		kind: 'type',
		class: name,
		words: classWords(name)
	}));
	const incidents = points.filter(({ kind }) => kind === 'incident');
	if (tiled.length || incidents.some(({ open }) => !open))
		items.push({
			kind: 'sizes',
			sizes: LEGEND_KILLED.map((killed) => ({ killed, radius: radiusOf(killed) })),
			words: 'killed'
		});
	if (tiled.length || [...points, ...areas].some(({ open }) => open))
		items.push({ kind: 'open', words: 'no figure reported' });
	if (tiled.length)
		items.push({
			kind: 'cells',
			sizes: LEGEND_COUNTS.map((count) => ({ count, radius: cellRadius(count) })),
			words: 'incidents close to each other, in the colour of most of them'
		});
	if (tiled.length || points.some(({ records }) => records.length > 1))
		items.push({ kind: 'several', words: 'several at one place' });
	const hatched = areas.filter(({ kind }) => kind === 'incident');
	const [first] = hatched;
	if (first) {
		const same = hatched.every((area) => area.class === first.class);
		const words = 'somewhere in this area';
		items.push({ kind: 'hatch', of: 'incident', class: same ? first.class : 'several', words });
	}
	if (areas.some(({ kind }) => kind === 'presence')) {
		const words = 'groups present in this area';
		items.push({ kind: 'hatch', of: 'presence', class: 'presence', words });
	}
	if (discs.length) items.push({ kind: 'disc', words: 'within this distance' });
	return items;
}
