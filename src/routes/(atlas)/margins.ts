import type { Stop } from '$lib/ui/stop.ts';

/** How high the sheet over the map stands at each of its stops. */
export const SHEET_HEIGHTS: Record<Stop, string> = {
	peek: '112px',
	half: '52dvh',
	full: '52dvh'
};
const HALF = 0.52;
const PEEK = 112;

/** How many pixels of the map a sheet leaves nothing to be seen of. */
export const heightOf = (sheet: Stop | null): number =>
	sheet === 'peek' ? PEEK : sheet ? Math.round(innerHeight * HALF) : 0;

/** What the page lays over the map's edges, in pixels: the sheet of a small screen, or a legend that is open. */
export function marginsOf(sheet: Stop | null, legend: boolean) {
	if (!sheet) return legend ? { left: 215, bottom: 20 } : {};
	// The buttons stand at the right, and no symbol under them.
	return { top: 50, bottom: 44 + heightOf(sheet), left: -20, right: 26 };
}

/** What of the page lies over the map: what stands in its corner, and on a small screen the search. */
export const laidOver = (sheet: Stop | null, corner: Element | undefined): Element[] => [
	...(corner?.children ?? []),
	...(sheet ? document.querySelectorAll('header') : [])
];
