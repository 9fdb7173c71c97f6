import type { FeatureCollection, Geometry } from 'geojson';
import type { PaddingOptions } from 'maplibre-gl';
import type { LayerCollection } from '../cartography/feature.ts';
import type { RecordRef } from '../cartography/marks.ts';
import type { Theme } from '../cartography/palette.ts';
import type { Extent } from '../domain/extent.ts';
import type { Labels } from './open.ts';
import type { Shape } from './shape.ts';
import type { Camera } from './viewport.svelte.ts';

/** What a page gives to the map, and what the map tells the page. */
export interface Props {
	layers: LayerCollection[];
	/**
	 * Where incidents are too many to be handed over: the address of `/tiles.mvts` with the question in its
	 * query, and how many match. Draws beside `layers`, which then hold what tiles do not.
	 */
	tiles?: { url: string; matched: number } | null;
	/** Outlines with the properties id, name, count and chosen. */
	regions?: FeatureCollection;
	camera?: Camera | null;
	extent?: Extent | null;
	fitKey?: unknown;
	theme: Theme;
	labels?: Labels;
	selected?: string | null;
	hovered?: string | null;
	/** The spatial filter. */
	shape?: Shape | null;
	/** Outline of a record that has no place on the map. */
	outline?: Geometry | null;
	/** Nothing is filtered away, so that "no incident recorded" may be said of an area. */
	whole?: boolean;
	/** false: a picture that is neither dragged nor zoomed; its marks still open. */
	interactive?: boolean;
	/** Scrolling the page takes a second finger or a key to zoom the map. */
	cooperative?: boolean;
	/** So much is drawn that only what is selected is named, and areas that lie close share a capsule. */
	crowded?: boolean;
	/** What is given answers the question before; it is shown pale. */
	pending?: boolean;
	/** Few controls. */
	small?: boolean;
	padding?: Partial<PaddingOptions>;
	/** Pixels at the lower edge under a sheet of the page, where nothing is marked. */
	below?: number;
	/** What the page lays over the map, which capsules keep clear of. */
	covered?: () => Iterable<Element>;
	/** Address of the PMTiles archive. */
	basemap?: string;
	onopen?: (records: RecordRef[]) => void;
	onmove?: (camera: Camera, extent: Extent, byReader: boolean) => void;
	onregion?: (id: string) => void;
	ondraw?: (shape: Shape | null) => void;
	/** The records of the mark under the pointer; none: it has left. */
	onhover?: (records: RecordRef[]) => void;
	onlabels?: (labels: Labels) => void;
	/** The map, or a part of it, cannot be drawn: a sentence for the reader. */
	onfail?: (sentence: string) => void;
}
