import { describe, expect, it } from 'vitest';
import { LAYERS, layerBefore } from './layers.ts';

describe('layers', () => {
	it('have one place each', () => {
		expect(new Set(LAYERS).size).toBe(LAYERS.length);
	});

	it('end up in the order of the list, in whatever order they arrive', () => {
		const drawn: string[] = [];
		for (const id of ['points', 'land', 'selection', 'areas-hatch', 'background', 'discs']) {
			const before = layerBefore(id, (other) => drawn.includes(other));
			drawn.splice(before ? drawn.indexOf(before) : drawn.length, 0, id);
		}
		expect(drawn).toEqual(['background', 'land', 'areas-hatch', 'discs', 'selection', 'points']);
	});

	it('that are not in the list are refused by name', () => {
		expect(() => layerBefore('heatmap', () => true)).toThrow('There is no layer “heatmap”');
	});
});
