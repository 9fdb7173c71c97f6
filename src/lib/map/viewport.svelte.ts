import type { Map } from 'maplibre-gl';
import { on } from 'svelte/events';
import type { Extent } from '../domain/extent.ts';

/** Where a map looks: zoom level, centre in degrees. */
export interface Camera {
	zoom: number;
	lat: number;
	lon: number;
}

/** A position in pixels from the map's upper left corner. */
export interface Pixel {
	x: number;
	y: number;
}

const DEGREES = 360;
const wrap = (lon: number): number => ((((lon + 180) % DEGREES) + DEGREES) % DEGREES) - 180;

/** Where the map looks, as runes: it follows every frame of a movement and says when it has settled. */
export class Viewport {
	/** Pixels; the height without what the page covers at the lower edge. */
	width = $state(0);
	height = $state(0);
	/** Where the last movement ended; the same object until the next one ends. */
	settled = $state.raw<{ camera: Camera; extent: Extent }>({
		camera: { zoom: 0, lat: 0, lon: 0 },
		extent: [-180, -90, 180, 90]
	});
	readonly #map: Map;
	#frame = $state(0);
	#covered = 0;

	constructor(map: Map) {
		this.#map = map;
		this.measure();
	}

	/** Follows the map; returns what ends it. `onsettled` is told whether the reader moved the map. */
	follow(onsettled: (byReader: boolean) => void): () => void {
		const move = () => void this.#frame++;
		const settle = (event: object) => {
			this.measure();
			const by = event as { originalEvent?: unknown; byReader?: unknown };
			onsettled(Boolean(by.originalEvent ?? by.byReader));
		};
		const resize = () => this.measure();
		const followed = [
			this.#map.on('move', move),
			this.#map.on('moveend', settle),
			this.#map.on('resize', resize)
		];
		// Another screen may have other pixels; MapLibre looks at them when it resizes.
		const screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
		const off = on(screen, 'change', () => this.#map.resize());
		return () => {
			off();
			for (const one of followed) one.unsubscribe();
		};
	}

	/** The page lies over so many pixels at the map's lower edge. */
	cover(pixels: number): void {
		if (pixels === this.#covered) return;
		this.#covered = pixels;
		this.measure();
	}

	/** From the middle of the map to that of what is seen of it, in pixels. */
	get offset(): [number, number] {
		return [0, -this.#covered / 2];
	}

	measure(): void {
		const { clientWidth, clientHeight } = this.#map.getContainer();
		const centre = this.#map.getCenter();
		const bounds = this.#map.getBounds();
		const whole = bounds.getEast() - bounds.getWest() >= DEGREES;
		this.width = clientWidth;
		this.height = Math.max(0, clientHeight - this.#covered);
		this.settled = {
			camera: { zoom: this.#map.getZoom(), lat: centre.lat, lon: wrap(centre.lng) },
			extent: [
				whole ? -180 : wrap(bounds.getWest()),
				bounds.getSouth(),
				whole ? 180 : wrap(bounds.getEast()),
				bounds.getNorth()
			]
		};
		this.#frame++;
	}

	/** Where a position lies on the screen, on the copy of the world that is nearest to the middle. */
	project([lon, lat]: readonly [number, number]): Pixel {
		void this.#frame;
		const middle = this.#map.getCenter().lng;
		const near = lon + Math.round((middle - lon) / DEGREES) * DEGREES;
		const { x, y } = this.#map.project([near, lat]);
		return { x, y };
	}

	/** Longitude and latitude of a pixel. */
	unproject({ x, y }: Pixel): [number, number] {
		const { lng, lat } = this.#map.unproject([x, y]);
		return [wrap(lng), lat];
	}

	/** Metres on the ground that a pixel in the middle of the map stands for. */
	get metresPerPixel(): number {
		void this.#frame;
		const { lat } = this.#map.getCenter();
		const equator = 40_075_016.686 / (512 * 2 ** this.#map.getZoom());
		return equator * Math.cos((lat * Math.PI) / 180);
	}
}
