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

/** What is drawn of incidents from tiles, where they are too many to be handed over one by one. */
export interface Tiled {
	classes: readonly string[];
	/** How exactly their places are known. */
	precisions: readonly string[];
}

/** A value of a facet. */
interface Counted {
	value: string | null;
	parent: string | null;
	count: number;
}

/** What has to be explained of tiles, by the facets of what they hold. */
export function tiledIn(facets: { type: Counted[]; precision: Counted[] }): Tiled {
	const names = (values: Counted[]) =>
		values
			.filter(({ parent, count }) => parent === null && count > 0)
			.map(({ value }) => value ?? 'unknown');
	return { classes: names(facets.type), precisions: names(facets.precision) };
}

/** Precisions that are drawn as an area. */
const AREAL = ['district', 'province', 'line-or-area'];

/** The numbers of incidents whose circles the legend shows. */
const LEGEND_COUNTS = [10, 1000];

/**
 * What has to be explained of these features, and of incidents from tiles, in the order of reading; nothing that
 * is not drawn.
 */
export function legendOf(features: LayerFeature[], tiled: Tiled | null = null): LegendItem[] {
	const { points, areas, discs, notPlaced } = marksOf(features);
	const hidden = new Set(notPlaced);
	const drawn = new Set<string>(tiled?.classes.map(symbolClassOf));
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
	if (tiled || incidents.some(({ open }) => !open))
		items.push({
			kind: 'sizes',
			sizes: LEGEND_KILLED.map((killed) => ({ killed, radius: radiusOf(killed) })),
			words: 'killed'
		});
	if (tiled || [...points, ...areas].some(({ open }) => open))
		items.push({ kind: 'open', words: 'no figure reported' });
	if (tiled)
		items.push({
			kind: 'cells',
			sizes: LEGEND_COUNTS.map((count) => ({ count, radius: cellRadius(count) })),
			words: 'incidents near each other'
		});
	if (tiled || points.some(({ records }) => records.length > 1))
		items.push({ kind: 'several', words: 'several at one place' });
	const hatched = areas.filter(({ kind }) => kind === 'incident');
	const [first] = hatched;
	const areal = tiled?.precisions.some((precision) => AREAL.includes(precision));
	if (first || areal) {
		const all = [
			...hatched.map((area) => area.class),
			...(areal ? tiled!.classes.map(symbolClassOf) : [])
		];
		const [one = 'unknown'] = all;
		const same = all.every((other) => other === one);
		const words = 'somewhere in this area';
		items.push({ kind: 'hatch', of: 'incident', class: same ? one : 'several', words });
	}
	if (areas.some(({ kind }) => kind === 'presence')) {
		const words = 'groups present in this area';
		items.push({ kind: 'hatch', of: 'presence', class: 'presence', words });
	}
	if (discs.length || tiled?.precisions.includes('near-settlement'))
		items.push({ kind: 'disc', words: 'near here, within this distance' });
	return items;
}
