// The basemap as a MapLibre style: a calm, print-like sheet on which only incidents have colour.
// https://maplibre.org/maplibre-style-spec/
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import {
	CAPITAL_SIZE,
	HALO,
	LABELS,
	LAST_TILE_ZOOM,
	LINES,
	PLACE_ORDER,
	type LabelLook,
	type Stops
} from './basemap.ts';
import type { LayerId } from './layers.ts';
import { palette, type Palette, type Theme } from './palette.ts';

/** Names in English, or as a country's own maps letter them where that is known. */
export type LabelLanguage = 'en' | 'native';

export interface BasemapOptions {
	theme: Theme;
	lang: LabelLanguage;
	/** Address of the PMTiles archive, without `pmtiles://`. */
	basemapUrl: string;
	/** Bundled font files; without them the reader's own fonts letter the map. */
	fonts?: NonNullable<StyleSpecification['font-faces']>;
}

type Expression = ExpressionSpecification;

/** A number that grows from one zoom to another. */
const grows = (stops: Stops): Expression => ['interpolate', ['linear'], ['zoom'], ...stops.flat()];

const named = (lang: LabelLanguage): Expression =>
	lang === 'native' ? ['coalesce', ['get', 'name_native'], ['get', 'name']] : ['get', 'name'];

const boundary = (kind: 'country' | 'region', disputed: 0 | 1): Expression => [
	'all',
	['==', ['get', 'kind'], kind],
	['==', ['get', 'disputed'], disputed]
];

type BasemapLayer = LayerSpecification & { id: LayerId };

function surfaces({ land, water, river }: Palette): BasemapLayer[] {
	const source = 'basemap';
	return [
		{ id: 'background', type: 'background', paint: { 'background-color': water } },
		{ id: 'land', type: 'fill', source, 'source-layer': 'land', paint: { 'fill-color': land } },
		{
			id: 'rivers',
			type: 'line',
			source,
			'source-layer': 'rivers',
			minzoom: LINES.river.minzoom,
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': river, 'line-width': grows(LINES.river.width) }
		},
		{ id: 'lakes', type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': water } }
	];
}

function boundaries({ countryBorder, regionBorder }: Palette): BasemapLayer[] {
	const line = { type: 'line', source: 'basemap', 'source-layer': 'boundaries' } as const;
	const layout = { 'line-join': 'round' } as const;
	const { region, country, disputed } = LINES;
	return [
		{
			...line,
			id: 'boundaries-region',
			minzoom: region.minzoom,
			filter: ['==', ['get', 'kind'], 'region'],
			layout,
			paint: { 'line-color': regionBorder, 'line-width': grows(region.width) }
		},
		{
			...line,
			id: 'boundaries-country',
			filter: boundary('country', 0),
			layout,
			paint: { 'line-color': countryBorder, 'line-width': grows(country.width) }
		},
		{
			...line,
			id: 'boundaries-disputed',
			filter: ['==', ['get', 'disputed'], 1],
			layout,
			paint: {
				'line-color': countryBorder,
				'line-width': grows(disputed.width),
				'line-dasharray': [...disputed.dash]
			}
		}
	];
}

function labels({ land, label, seaLabel }: Palette, lang: LabelLanguage): BasemapLayer[] {
	const symbol = { type: 'symbol', source: 'basemap' } as const;
	const onLand = { 'text-color': label, 'text-halo-color': land, 'text-halo-width': HALO };
	// a left-to-right mark keeps the dot at the place's position before an Arabic name
	const dotted: Expression = ['concat', '\u200e• ', named(lang)];
	const { sea, region, country, place } = LABELS;
	const set = (look: LabelLook) => ({
		'text-font': [look.font],
		'text-letter-spacing': look.spacing,
		'text-max-width': look.lineWidth,
		'text-padding': look.padding
	});
	return [
		{
			...symbol,
			id: 'labels-sea',
			'source-layer': sea.layer,
			layout: {
				...set(sea),
				'text-field': named(lang),
				'text-size': grows(sea.size),
				'text-line-height': 1.15
			},
			paint: { 'text-color': seaLabel }
		},
		{
			...symbol,
			id: 'labels-region',
			'source-layer': region.layer,
			minzoom: region.minzoom,
			layout: {
				...set(region),
				'text-field': named(lang),
				'text-size': grows(region.size),
				'symbol-sort-key': ['get', 'rank']
			},
			paint: { ...onLand, 'text-opacity': region.opacity }
		},
		{
			...symbol,
			id: 'labels-country',
			'source-layer': country.layer,
			minzoom: country.minzoom,
			maxzoom: country.maxzoom,
			layout: {
				...set(country),
				'text-field': named(lang),
				'text-size': grows(country.size),
				'text-transform': 'uppercase',
				// steps aside for a capital rather than hide it
				'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
				'text-radial-offset': 0.8,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: onLand
		},
		{
			...symbol,
			id: 'labels-place',
			'source-layer': place.layer,
			minzoom: place.minzoom,
			layout: {
				...set(place),
				'text-field': dotted,
				'text-size': [
					'interpolate',
					['linear'],
					['zoom'],
					...place.size.flatMap(([zoom, size]) => [
						zoom,
						zoom === CAPITAL_SIZE[0]
							? ['case', ['==', ['get', 'capital'], 2], CAPITAL_SIZE[1], size]
							: size
					])
				] as unknown as Expression,
				'text-anchor': 'left',
				'text-justify': 'left',
				'text-offset': [-0.3, 0],
				'symbol-sort-key': [
					'+',
					['*', PLACE_ORDER.rank, ['get', 'rank']],
					['*', PLACE_ORDER.capital, ['get', 'capital']]
				]
			},
			paint: onLand
		}
	];
}

/** The basemap's style; the map lays its own layers between these (see layers.ts). */
export function basemapStyle({
	theme,
	lang,
	basemapUrl,
	fonts
}: BasemapOptions): StyleSpecification {
	const colours = palette(theme);
	return {
		version: 8,
		name: `Incident Atlas, ${theme}`,
		...(fonts && { 'font-faces': fonts }),
		sources: {
			basemap: {
				type: 'vector',
				url: `pmtiles://${basemapUrl}`,
				maxzoom: LAST_TILE_ZOOM,
				attribution: 'Natural Earth · GeoNames'
			}
		},
		layers: [...surfaces(colours), ...boundaries(colours), ...labels(colours, lang)]
	};
}
