import { expect, test } from 'vitest';
import type { Place } from '$lib/domain/place.ts';
import { readForm } from './form.ts';

const place = (name: string, lon: number, population: number, names: string[] = []): Place => ({
	id: name + lon,
	name,
	lon,
	lat: 42,
	region: null,
	population,
	capital: false,
	names
});
const places = [
	place('Taraz', 71, 300_000, ['Тараз', 'Zhambyl']),
	place('Taraz', 10, 100),
	place('Zhambyl', 60, 20)
];
const read = (query: string) => readForm(new URLSearchParams(query), places);

test('an address without a form goes on as it is', () => {
	expect(read('group=a&bbox=1,2,3,4')).toBeNull();
});

test('four typed edges become a box, the rest of the view stays', () => {
	expect(read('group=a&west=-10.5&south=2&east=3&north=4')).toEqual({
		query: 'group=a&bbox=-10.5,2,3,4'
	});
});

test('a box upside down is refused in a sentence and can be dropped', () => {
	expect(read('q=x&west=1&south=9&east=2&north=4')).toEqual({
		complaint: {
			message:
				'The box “1, 9, 2, 4” cannot be used: expected west, south, east and north in degrees, south not above north.',
			href: '/?q=x'
		}
	});
});

test('a name and a distance become a circle around the most populous place called so', () => {
	expect(read('place=taraz&km=25')).toEqual({ query: 'near=71,42,25' });
	expect(read('place=ТАРАЗ&km=')).toEqual({ query: 'near=71,42,50' });
});

test('the place called so goes before one that was once called so', () => {
	expect(read('place=Zhambyl&km=1')).toEqual({ query: 'near=60,42,1' });
});

test('a name that nobody knows and a distance of nothing are refused', () => {
	expect(read('place=Nowhere&km=5')).toMatchObject({
		complaint: { message: 'The gazetteer of this atlas has no place called “Nowhere”.' }
	});
	expect(read('place=Taraz&km=-5')).toHaveProperty('complaint');
});

test('killed from and to become one key, and both left empty take it away', () => {
	expect(read('least=2&most=')).toEqual({ query: 'killed=2..' });
	expect(read('killed=2..&least=&most=')).toEqual({ query: '' });
});
