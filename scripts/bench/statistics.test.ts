import { expect, test } from 'vitest';
import { createTimes, median, quantile, ratios } from './statistics.mjs';

test('the median is the value in the middle, the upper one of two, and none of none', () => {
	expect(median([9, 1, 5])).toBe(5);
	expect(median([4, 2, 3, 1])).toBe(3);
	expect(median([])).toBeNaN();
});

test('of a hundred times the 95th percentile is the ninety-sixth, and of few the longest', () => {
	const times = Array.from({ length: 100 }, (_, at) => 100 - at);
	expect(quantile(times, 0.95)).toBe(96);
	expect(quantile([10, 2], 0.95)).toBe(10);
});

test('ratios are told question by question, and once of all time together', () => {
	expect(ratios([10, 20, 100], [1, 10, 100])).toEqual({
		median: 2,
		least: 1,
		total: 130 / 111
	});
});

test('of several rounds the shortest time of each question is kept', () => {
	const { times, put } = createTimes(2);
	put(0, 5);
	put(0, 3);
	put(0, 4);
	put(1, 7);
	expect(times).toEqual([3, 7]);
});
