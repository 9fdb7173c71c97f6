// Opens a MapLibre map that asks nobody but this origin: own worker, own letters, own tiles.
import {
	addProtocol,
	Map,
	setWorkerUrl,
	type MapOptions,
	type StyleSpecification
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { basemapStyle } from '../cartography/style.ts';
import type { Theme } from '../cartography/palette.ts';
import { BATCH, createBatchLoader } from './batch.ts';
import { imageOf } from './images.ts';
import { letters } from './letters.ts';
import { withOverlay } from './restyle.ts';

export type Labels = 'latin' | 'native';

export interface Look {
	theme: Theme;
	labels: Labels;
	/** Address of the PMTiles archive, relative to the page or whole. */
	basemap: string;
}

let prepared = false;

/** Once a page: MapLibre's worker, tiles out of one file by byte ranges, and many tiles in one request. */
function prepare(): void {
	if (prepared) return;
	prepared = true;
	setWorkerUrl(workerUrl);
	addProtocol('pmtiles', new Protocol().tile);
	addProtocol(BATCH, createBatchLoader());
}

/** The sheet's style without what is laid over it. */
export function styleOf({ theme, labels, basemap }: Look): StyleSpecification {
	return basemapStyle({
		theme,
		lang: labels === 'native' ? 'native' : 'en',
		basemapUrl: new URL(basemap, location.href).href,
		fonts: letters
	});
}

/** Whether this browser can draw the map at all. */
export function canDraw(): boolean {
	try {
		return document.createElement('canvas').getContext('webgl2') !== null;
	} catch {
		return false;
	}
}

/** Opens a map in an element. Throws where the browser cannot draw it. */
export function openMap(container: HTMLElement, look: Look, options: Partial<MapOptions>): Map {
	prepare();
	const map = new Map({
		container,
		style: styleOf(look),
		attributionControl: false,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		maxPitch: 0,
		maxZoom: 14,
		minZoom: 1,
		fadeDuration: 120,
		...options
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	const ratio = Math.max(2, Math.ceil(devicePixelRatio));
	map.setMissingStyleImageResolver((id) => {
		const image = imageOf(id, ratio);
		if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: ratio });
	});
	return map;
}

/** Repaints the sheet; what is laid over it stays, data and all. */
export function repaint(map: Map, look: Look): void {
	map.setStyle(styleOf(look), { diff: true, transformStyle: withOverlay });
}
