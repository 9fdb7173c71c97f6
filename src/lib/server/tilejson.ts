// TileJSON 3.0.0: https://github.com/mapbox/tilejson-spec/tree/master/3.0.0
import type { Extent } from '../domain/extent.ts';
import { UNKNOWN } from '../query/filter.ts';
import { hrefOf, initialView, type View } from '../query/view.ts';
import type { Atlas } from './atlas.ts';

/** Zooms at which tiles differ; nearer in, those of the last are enlarged. */
export const LAST_ZOOM = 14;

const SUMS = {
	count: 'Incidents that it stands for',
	killed_best: 'Killed, best figures added up; left out where none was reported',
	killed_low: 'The same of low figures, where it differs',
	killed_high: 'The same of high figures, where it differs',
	unreported: 'Incidents without a figure of killed, if any',
	class: 'Top-level type that most of them have',
	class_share: 'Per cent that have it, where not all do'
};
const SHARED = {
	type: 'Type, where all have the same',
	earliest: 'First possible day, ISO 8601',
	latest: 'Last possible day, where it differs',
	precision: 'How exactly the place is known, where equally well',
	id: 'Id of the incident, or of the first',
	ids: 'Ids of all where there are several, apart by spaces',
	place: 'Name of the place, where a tile holds few enough to name them'
};
/** The layers of a tile of incidents. */
export const TILE_LAYERS = [
	{
		id: 'incidents',
		description: 'Incidents at known places, those at one coordinate together',
		fields: { ...SUMS, ...SHARED }
	},
	{
		id: 'cells',
		description: 'Incidents of a cell at their mean, where a tile holds too many to be drawn alone',
		fields: {
			...SUMS,
			precision: 'near-settlement where places are known only to lie near one; else left out',
			areas: 'Distinct circles, where places are known only to lie near a settlement'
		}
	},
	{
		id: 'areas',
		description: 'Incidents known only to an area, at the point where its name is drawn',
		fields: {
			...SUMS,
			...SHARED,
			drawing: 'disc: within a circle around the point; outline: somewhere in an area',
			radius: 'Metres, of a circle',
			area: 'Id of the region, or a name of the area in this data',
			areas: 'Distinct areas, where it stands for several'
		}
	}
];

/** Plain text as HTML, which an attribution is read as. */
const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** TileJSON cannot cross the antimeridian. */
const boundsOf = (extent: Extent | null): Extent => {
	const [west, south, east, north] = extent ?? [-180, -85.05, 180, 85.05];
	return west > east ? [-180, south, 180, north] : [west, south, east, north];
};

/** What a program needs to draw the tiles of a view, with the view's question in their address. */
export async function tileJson({ engine, records }: Atlas, view: View, origin: string) {
	const { filter, snapshot } = view;
	const [extent, facets] = await Promise.all([engine.extent(filter), engine.facets(filter)]);
	const held = new Set(
		facets.dataset.filter(({ count }) => count > 0).map(({ value }) => value ?? UNKNOWN)
	);
	const credits = records.datasets
		.filter(({ id }) => held.has(id))
		.map(({ title, version, licence }) => `${title}, ${version} (${licence})`);
	const path = `${origin}/tiles/{z}/{x}/{y}.mvt`;
	return {
		tilejson: '3.0.0',
		name: 'Incident Atlas',
		version: '1.0.0',
		scheme: 'xyz',
		tiles: [hrefOf({ ...initialView, filter, snapshot }, {}, path)],
		minzoom: 0,
		maxzoom: LAST_ZOOM,
		bounds: boundsOf(extent),
		attribution: credits.map(escaped).join(' · '),
		vector_layers: TILE_LAYERS.map((layer) => ({ ...layer, minzoom: 0, maxzoom: LAST_ZOOM }))
	};
}
