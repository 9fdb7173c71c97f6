// What a figure is drawn from: plain, so that it can be handed to another thread.
import type { Geometry } from 'geojson';
import type { LayerFeature } from '../../cartography/feature.ts';
import type { Tiled } from '../../cartography/legend.ts';
import type { Theme } from '../../cartography/palette.ts';
import type { Extent } from '../../domain/extent.ts';
import type { Camera } from '../../query/camera.ts';
import type { Tile } from '../../query/engine.ts';
import type { FigureOptions } from '../../query/figure.ts';
import type { Filter } from '../../query/filter.ts';

/** A figure's files. */
export const FORMATS = ['svg', 'png', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

export interface Sheet {
	options: FigureOptions;
	theme: Theme;
	lang: string;
	labels: 'en' | 'native';
	title: string;
	caption: string;
	/** The caption for a narrow column. */
	brief: string;
	alt: string;
	filter: Filter;
	camera: Camera | null;
	extent: Extent | null;
	/** Incidents and presences one by one; only presences where incidents come in tiles. */
	features: LayerFeature[];
	/** What of incidents comes in tiles; null where they come one by one. */
	tiled: Tiled | null;
	/** Who says so, by kind and id of a record. */
	said: Record<string, string>;
	/** Records without a place on the map, in words, and the countries that they speak of. */
	unplaced: { class: string; words: string }[];
	countries: { geometry: Geometry; near: number }[];
	/** What stands on the map where nothing is drawn. */
	nothing: string | null;
	selected: string | null;
	/** Sentences about what is not drawn. */
	notes: string[];
	credits: string[];
	/** ISO day of the data; dates a PDF. */
	day: string | null;
	/** Tells the ids inside one figure from those of another on the same page. */
	mark: string;
}

/** Gives the vector tiles of the sheet's question. */
export type AskTiles = (tiles: Tile[]) => Promise<(Uint8Array | null)[]>;
