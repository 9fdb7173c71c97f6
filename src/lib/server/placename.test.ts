import { expect, test } from 'vitest';
import type { Place } from '../domain/place.ts';
import { formatMiddle } from './placename.ts';

const place = (name: string, lon: number, lat: number, population = 1000): Place => ({
	...{ id: name, name, lon, lat, region: null, population, capital: false, names: [] }
});
const PLACES = [
	place('Taraz', 71.37, 42.9, 350_000),
	place('Taraz Station', 71.369, 42.899, 10),
	place('Shaykh', 71.5, 42.9)
];

test.each([
	['the biggest place right there', 71.37, 42.9, 'Taraz (42.9° N, 71.4° E)'],
	['a place beside it', 71.45, 42.9, 'a point near Shaykh (42.9° N, 71.5° E)'],
	['no place', 71.37, 44.1, '44.10° N, 71.37° E'],
	['the far side of the earth', -179.99, -89, '89.00° S, 179.99° W']
])('the middle of a circle with %s is said in words', (_, lon, lat, words) => {
	expect(formatMiddle(PLACES, { lon, lat, km: 25 })).toBe(words);
});
