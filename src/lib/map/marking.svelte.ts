import type { FeatureCollection } from 'geojson';
import { untrack } from 'svelte';
import type { LayerCollection } from '../cartography/feature.ts';
import { marksOf, type AreaMark, type Marks, type PointMark } from '../cartography/marks.ts';
import type { TileFeature } from '../cartography/tiles.ts';
import { clearAreas, discsOf } from './discs.ts';
import {
	capsulesIn,
	gathered,
	marksOfTiles,
	MOST_POINTS,
	outlinesOf,
	type TileMarks
} from './tile-view.ts';
import type { Viewport } from './viewport.svelte.ts';

/** Radius in pixels of a symbol in a crowd. */
const SMALL = 5;

/** What marks are made from. */
interface Given {
	layers: LayerCollection[];
	/** Nothing is filtered away. */
	whole: boolean;
	/** Whether there are tiles as well. */
	tiled: boolean;
	/** So much is given that only what is lit is named and areas that lie close share a capsule. */
	crowded: boolean;
	regions: FeatureCollection;
	/** Null until the map is open. */
	viewport: Viewport | null;
	/** Records that are selected or hovered. */
	lit: (string | null)[];
}

/** Everything that the map marks: what it is given one by one, and what the tiles in view hold. */
export class Marking {
	/** What the tiles in view hold; told again whenever it is another. */
	features = $state.raw<TileFeature[]>([]);
	readonly #read: () => Given;
	readonly #layers = $derived.by(() => this.#read().layers);
	readonly #whole = $derived.by(() => this.#read().whole);
	readonly #given = $derived(
		marksOf(
			this.#layers.flatMap(({ features }) => features),
			{ whole: this.#whole }
		)
	);
	readonly #regions = $derived.by(() => this.#read().regions);
	readonly #outlines = $derived(outlinesOf(this.#regions));
	readonly #tiled = $derived.by(() => {
		const { tiled, viewport } = this.#read();
		const none: TileMarks = { points: [], dots: [], crowd: [], areas: [] };
		if (!tiled || !viewport) return none;
		void viewport.settled;
		const { features } = this;
		const outlines = this.#outlines;
		const given = [...this.#given.points, ...this.#given.areas];
		return untrack(() =>
			marksOfTiles(features, {
				project: (position) => viewport.project(position),
				width: viewport.width,
				height: viewport.height,
				shapeOf: (area) => outlines.get(area) ?? null,
				given
			})
		);
	});
	readonly #named = $derived.by(() => {
		const { crowded, lit } = this.#read();
		if (!crowded) return this.#given.points;
		const { points } = this.#given;
		const isLit = ({ records }: PointMark) => records.some(({ id }) => lit.includes(id));
		const less = { label: '', ...(points.length > MOST_POINTS && { small: true, radius: SMALL }) };
		return points.map((mark) => (isLit(mark) ? mark : { ...mark, ...less }));
	});
	/** The marks drawn as symbols. */
	readonly symbols = $derived<PointMark[]>([...this.#named, ...this.#tiled.points]);
	/** The dots of tiles in view, with a mark or without. */
	readonly crowd = $derived<PointMark[]>(this.#tiled.crowd);

	/** What there is no room for at once: discs, and the areas of tiles or of a crowd. */
	readonly #wide = $derived.by(() => {
		const { viewport, lit, crowded } = this.#read();
		const { symbols } = this;
		const many = crowded ? this.#given.areas : [];
		if (!viewport) return { discs: [], areas: [...many, ...this.#tiled.areas] };
		const { zoom } = viewport.settled.camera;
		const isLit = ({ records }: { records: { id: string }[] }) =>
			records.some(({ id }) => lit.includes(id));
		return untrack(() => {
			const frame = {
				project: (position: [number, number]) => viewport.project(position),
				width: viewport.width,
				height: viewport.height,
				zoom
			};
			const isIncident = ({ kind }: AreaMark) => kind === 'incident';
			const areas = [
				...gathered(many.filter(isIncident), frame, capsulesIn(frame)),
				...many.filter((mark) => !isIncident(mark)),
				...this.#tiled.areas
			];
			return { discs: discsOf(symbols, frame, isLit), areas: clearAreas(areas, frame, isLit) };
		});
	});

	constructor(read: () => Given) {
		this.#read = read;
	}

	/** All marks, those over dots included; discs and outlines of many areas only where they can be told apart. */
	readonly all = $derived.by<Marks>(() => ({
		points: [...this.symbols, ...this.#tiled.dots],
		areas: [...(this.#read().crowded ? [] : this.#given.areas), ...this.#wide.areas],
		discs: this.#wide.discs,
		notPlaced: this.#given.notPlaced
	}));

	/** Whether an area is a region, which can be filtered by. */
	isRegion(area: string): boolean {
		return this.#outlines.has(area);
	}
}
