import type { Map } from 'maplibre-gl';
import type { AreaMark, PointMark } from '../cartography/marks.ts';
import type { Props } from './props.ts';
import type { Shape } from './shape.ts';

/** How much nearer a mark of many incidents is looked at. */
const STEP = 2;
/** Half the side, in degrees, of the box around incidents that cannot be told apart any further. */
const BOX = 0.0005;
/** At this zoom an area is large enough to be chosen instead. */
const AREA_ZOOM = 8;

interface Asking {
	onregion: (id: string) => void;
	ondraw: NonNullable<Props['ondraw']>;
	/** Whether an area is a region. */
	isRegion: (area: string) => boolean;
}

/** Looks closer at a mark that stands for many; where that shows nothing more, asks for what lies there. */
export function closer(
	map: Map,
	mark: PointMark | AreaMark,
	{ onregion, ondraw, isRegion }: Asking
): void {
	const area = 'area' in mark;
	const [lon, lat] = area ? mark.anchor : mark.position;
	const zoom = map.getZoom();
	const isAlone = area && !mark.areas && isRegion(mark.area);
	if (isAlone && zoom >= AREA_ZOOM) return onregion(mark.area);
	const box: Shape = { bbox: [lon - BOX, lat - BOX, lon + BOX, lat + BOX] };
	if (!area && !mark.spread)
		// All at one place: a closer look shows no more.
		return ondraw(mark.disc ? { near: { lon, lat, km: mark.disc / 1000 } } : box);
	if (zoom < map.getMaxZoom()) {
		const nearer = Math.min(map.getMaxZoom(), Math.floor(zoom) + STEP);
		map.easeTo({ center: [lon, lat], zoom: nearer, duration: 500 }, { byReader: true });
	} else ondraw(box);
}
