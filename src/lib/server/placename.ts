// Finds places of the gazetteer by name and by position.
import type { Place } from '../domain/place.ts';
import { distance } from '../query/distance.ts';
import type { Near } from '../query/filter.ts';
import { fold } from '../query/fold.ts';
import { formatPosition } from '../query/words.ts';

/** The most populous place of the gazetteer at a position, to a hundredth of a degree; null for none. */
export function placeAt(places: Place[], { lon, lat }: Near): Place | null {
	let found: Place | null = null;
	for (const place of places) {
		const there = Math.abs(place.lon - lon) < 0.01 && Math.abs(place.lat - lat) < 0.01;
		if (there && (!found || place.population > found.population)) found = place;
	}
	return found;
}

/** Kilometres from which on a place says nothing of a position any more. */
const NEARBY_KM = 25;

function nearestPlace(places: Place[], { lon, lat }: Near): Place | null {
	let [found, least]: [Place | null, number] = [null, NEARBY_KM];
	for (const place of places) {
		// Degrees of latitude are never shorter; most of the world is out before it is measured.
		if (Math.abs(place.lat - lat) * 110 > least) continue;
		const km = distance(lon, lat, place.lon, place.lat);
		if (km <= least) [found, least] = [place, km];
	}
	return found;
}

/** The middle of a circle in words: the place there, else one near it, with the position; alone where none is near. */
export function formatMiddle(places: Place[], near: Near): string {
	const there = placeAt(places, near);
	const beside = there ?? nearestPlace(places, near);
	if (!beside) return formatPosition(near.lon, near.lat);
	const position = formatPosition(near.lon, near.lat, 1);
	return `${there ? '' : 'a point near '}${beside.name} (${position})`;
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
