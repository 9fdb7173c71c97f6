// Finds places of the gazetteer by name and by position.
import type { Place } from '../domain/place.ts';
import { fold } from '../query/fold.ts';

/** The most populous place of the gazetteer at a position, to a hundredth of a degree; null for none. */
export function placeAt(places: Place[], lon: number, lat: number): Place | null {
	let found: Place | null = null;
	for (const place of places) {
		const there = Math.abs(place.lon - lon) < 0.01 && Math.abs(place.lat - lat) < 0.01;
		if (there && (!found || place.population > found.population)) found = place;
	}
	return found;
}

/** The place of the gazetteer that is called so, a capital before others, then the most populous; null for none. */
export function placeNamed(places: Place[], name: string): Place | null {
	const asked = fold(name).trim();
	if (!asked) return null;
	const rank = (place: Place) => [
		fold(place.name) === asked ? 1 : 0,
		place.capital ? 1 : 0,
		place.population
	];
	const better = (a: Place, b: Place) => {
		const [x, y] = [rank(a), rank(b)];
		const at = x.findIndex((value, index) => value !== y[index]);
		return at >= 0 && (x[at] ?? 0) > (y[at] ?? 0);
	};
	let found: Place | null = null;
	for (const place of places) {
		if (![place.name, ...place.names].some((other) => fold(other) === asked)) continue;
		if (!found || better(place, found)) found = place;
	}
	return found;
}
