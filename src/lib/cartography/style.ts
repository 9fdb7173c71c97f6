// The basemap as a MapLibre style: a calm, print-like sheet on which only incidents have colour.
// https://maplibre.org/maplibre-style-spec/
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { ITALIC, REGULAR } from './fonts.ts';
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

/** Tiles end here; nearer in they are enlarged. */
const maxTileZoom = 7;

type Expression = ExpressionSpecification;

/** A number that grows from one zoom to another. */
const grows = (...stops: [zoom: number, value: number][]): Expression => [
	'interpolate',
	['linear'],
	['zoom'],
	...stops.flat()
];

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
			minzoom: 3,
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': river, 'line-width': grows([3, 0.5], [7, 1.4]) }
		},
		{ id: 'lakes', type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': water } }
	];
}

function boundaries({ countryBorder, regionBorder }: Palette): BasemapLayer[] {
	const line = { type: 'line', source: 'basemap', 'source-layer': 'boundaries' } as const;
	const layout = { 'line-join': 'round' } as const;
	const width = grows([2, 0.5], [5, 0.9], [8, 1.4]);
	return [
		{
			...line,
			id: 'boundaries-region',
			minzoom: 3.5,
			filter: ['==', ['get', 'kind'], 'region'],
			layout,
			paint: { 'line-color': regionBorder, 'line-width': grows([3, 0.5], [6, 0.9]) }
		},
		{
			...line,
			id: 'boundaries-country',
			filter: boundary('country', 0),
			layout,
			paint: { 'line-color': countryBorder, 'line-width': width }
		},
		{
			...line,
			id: 'boundaries-disputed',
			filter: ['==', ['get', 'disputed'], 1],
			layout,
			paint: { 'line-color': countryBorder, 'line-width': width, 'line-dasharray': [3, 2.5] }
		}
	];
}

function labels({ land, label, seaLabel }: Palette, lang: LabelLanguage): BasemapLayer[] {
	const symbol = { type: 'symbol', source: 'basemap' } as const;
	const onLand = { 'text-color': label, 'text-halo-color': land, 'text-halo-width': 1.2 };
	// a left-to-right mark keeps the dot at the place's position before an Arabic name
	const dotted: Expression = ['concat', '\u200e• ', named(lang)];
	return [
		{
			...symbol,
			id: 'labels-sea',
			'source-layer': 'seas',
			layout: {
				'text-field': named(lang),
				'text-font': [ITALIC],
				'text-size': grows([2, 11], [6, 15]),
				'text-letter-spacing': 0.04,
				'text-max-width': 4.5,
				'text-line-height': 1.15,
				'text-padding': 6
			},
			paint: { 'text-color': seaLabel }
		},
		{
			...symbol,
			id: 'labels-region',
			'source-layer': 'regions',
			minzoom: 5,
			layout: {
				'text-field': named(lang),
				'text-font': [REGULAR],
				'text-size': grows([5, 9.5], [8, 12]),
				'text-letter-spacing': 0.06,
				'text-max-width': 7,
				'text-padding': 8,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: { ...onLand, 'text-opacity': 0.85 }
		},
		{
			...symbol,
			id: 'labels-country',
			'source-layer': 'countries',
			minzoom: 1.5,
			maxzoom: 7.5,
			layout: {
				'text-field': named(lang),
				'text-font': [REGULAR],
				'text-size': grows([2, 9.5], [4, 10.5], [7, 14]),
				'text-transform': 'uppercase',
				'text-letter-spacing': 0.18,
				'text-max-width': 8,
				// steps aside for a capital rather than hide it
				'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
				'text-radial-offset': 0.8,
				'text-padding': 4,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: onLand
		},
		{
			...symbol,
			id: 'labels-place',
			'source-layer': 'places',
			minzoom: 3.5,
			layout: {
				'text-field': dotted,
				'text-font': [REGULAR],
				'text-size': [
					'interpolate',
					['linear'],
					['zoom'],
					4,
					['case', ['==', ['get', 'capital'], 2], 12, 11.5],
					8,
					13.5
				],
				'text-anchor': 'left',
				'text-justify': 'left',
				'text-offset': [-0.3, 0],
				'text-max-width': 20,
				'text-padding': 5,
				'symbol-sort-key': ['-', ['*', 10, ['get', 'rank']], ['*', 12, ['get', 'capital']]]
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
				maxzoom: maxTileZoom,
				attribution: 'Natural Earth · GeoNames'
			}
		},
		layers: [...surfaces(colours), ...boundaries(colours), ...labels(colours, lang)]
	};
}
