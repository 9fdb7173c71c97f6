import type { Box } from '../cartography/placement.ts';

/** The boxes of parts of an element and of what others laid over it, in pixels from its upper left corner. */
export function boxesIn(
	element: HTMLElement,
	selector: string,
	others: Iterable<Element> = []
): Box[] {
	const whole = element.getBoundingClientRect();
	return [...element.querySelectorAll(selector), ...others].map((part) => {
		const { left, top, right, bottom } = part.getBoundingClientRect();
		return {
			left: left - whole.left,
			top: top - whole.top,
			right: right - whole.left,
			bottom: bottom - whole.top
		};
	});
}
