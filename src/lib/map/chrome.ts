import type { Box } from '../cartography/placement.ts';

/** The boxes of parts of an element, in pixels from its upper left corner. */
export function boxesIn(element: HTMLElement, selector: string): Box[] {
	const whole = element.getBoundingClientRect();
	return [...element.querySelectorAll(selector)].map((part) => {
		const { left, top, right, bottom } = part.getBoundingClientRect();
		return {
			left: left - whole.left,
			top: top - whole.top,
			right: right - whole.left,
			bottom: bottom - whole.top
		};
	});
}
