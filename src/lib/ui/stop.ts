/** Where a phone's sheet rests: only its head, half of the screen, all of it. */
export const STOPS = ['peek', 'half', 'full'] as const;
export type Stop = (typeof STOPS)[number];

/** Heights of the stops in pixels on a screen so high. */
export const heightsOf = (screen: number): Record<Stop, number> => ({
	peek: 112,
	half: Math.round(screen * 0.52),
	full: screen - 64
});

/** The stop nearest to a height. */
export function nearestStop(height: number, screen: number): Stop {
	const heights = heightsOf(screen);
	return [...STOPS].sort(
		(a, b) => Math.abs(heights[a] - height) - Math.abs(heights[b] - height)
	)[0] as Stop;
}

/** The stop that the handle leads to when it is pressed: up step by step, and from the top down to the head. */
export const stopAfter = (stop: Stop): Stop =>
	stop === 'peek' ? 'half' : stop === 'half' ? 'full' : 'peek';

/** One stop up or down, staying at the ends. */
export function stopBeside(stop: Stop, by: 1 | -1): Stop {
	const at = Math.min(STOPS.length - 1, Math.max(0, STOPS.indexOf(stop) + by));
	return STOPS[at] as Stop;
}
