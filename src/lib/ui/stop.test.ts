import { expect, test } from 'vitest';
import { heightsOf, nearestStop, stopAfter, stopBeside, STOPS } from './stop.ts';

test('a sheet let go comes to rest at the nearest stop', () => {
	const { peek, half, full } = heightsOf(844);
	expect(nearestStop(peek + 20, 844)).toBe('peek');
	expect(nearestStop(half - 60, 844)).toBe('half');
	expect(nearestStop(full + 300, 844)).toBe('full');
});

test('pressing the handle visits every stop and comes round', () => {
	expect(STOPS.map(stopAfter)).toEqual(['half', 'full', 'peek']);
});

test('the arrows stay at the ends', () => {
	expect(stopBeside('full', 1)).toBe('full');
	expect(stopBeside('full', -1)).toBe('half');
	expect(stopBeside('peek', -1)).toBe('peek');
});
