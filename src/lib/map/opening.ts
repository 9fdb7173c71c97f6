import type { Map, MapOptions } from 'maplibre-gl';
import { canDraw, openMap, type Look } from './open.ts';
import type { Props } from './props.ts';
import { Viewport } from './viewport.svelte.ts';

/** An open map and where it looks. */
export interface Opened {
	map: Map;
	viewport: Viewport;
}

interface Opening {
	look: Look;
	options: Partial<MapOptions>;
	/** Puts the camera where it belongs before anything is drawn. */
	place: (map: Map) => void;
	/** Layers can be added from now on; null when the map is gone. */
	onopened: (opened: Opened | null) => void;
	/** The first picture is whole. */
	onshown: () => void;
	/** There is no map: a sentence that stands in its place. */
	onnone: (sentence: string) => void;
	onmove: Props['onmove'];
	onfail: Props['onfail'];
}

/** Opens a map in an element and tells what becomes of it; returns what closes it. */
export function openIn(container: HTMLElement, opening: Opening): (() => void) | undefined {
	const { look, options, place, onopened, onshown, onnone, onmove, onfail } = opening;
	if (!canDraw()) return void onnone('The map cannot be drawn: this browser offers no WebGL 2.');
	let map: Map;
	try {
		map = openMap(container, look, options);
	} catch {
		return void onnone('The map cannot be drawn: this browser could not start WebGL 2.');
	}
	place(map);
	const viewport = new Viewport(map);
	const unfollow = viewport.follow((byReader) => {
		const { camera, extent } = viewport.settled;
		onmove?.(camera, extent, byReader);
	});
	map.once('style.load', () => onopened({ map, viewport }));
	map.once('load', onshown);
	let told = false;
	map.on('error', (event) => {
		if (!('sourceId' in event)) return;
		if (event.sourceId === 'tiles')
			return onfail?.('Some of the map could not be read; what is missing is in the list.');
		if (told || event.sourceId !== 'basemap') return;
		told = true;
		onshown();
		onfail?.('The map’s background could not be loaded; what is drawn on it is complete.');
	});
	map.on('webglcontextlost', () =>
		onfail?.('The map’s picture was lost; it returns when the browser gives it back.')
	);
	return () => {
		unfollow();
		onopened(null);
		map.remove();
	};
}
