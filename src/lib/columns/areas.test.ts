import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { worldSample } from '../query/world.ts';
import { DRAWINGS } from './areas.ts';
import { createColumns } from './engine.ts';

describe('rows in areas', () => {
	test('follow each other area by area: discs, outlines, then what is not drawn, each along the curve', () => {
		fc.assert(
			fc.property(worldSample, (records) => {
				const { columns } = createColumns(records);
				const { morton, drawing } = columns.areas.columns;
				for (let area = 1; area < morton.length; area++) {
					expect(drawing[area]).toBeGreaterThanOrEqual(drawing[area - 1]!);
					if (drawing[area] === drawing[area - 1])
						expect(morton[area]).toBeGreaterThanOrEqual(morton[area - 1]!);
				}
				for (const { points, placed, area, drawn, codes } of Object.values(columns.tables)) {
					expect(area.length).toBe(placed - points);
					expect(area).toEqual(area.slice().sort());
					for (let row = points; row < placed; row++) {
						const precision = columns.dictionaries.precision.values[codes.precision[row]!];
						const asked = precision === 'near-settlement' ? 'disc' : 'outline';
						const how = DRAWINGS[drawing[area[row - points]!]!];
						expect(how).toBe(drawn[row] ? asked : 'none');
					}
				}
			}),
			{ numRuns: 60 }
		);
	});
});
