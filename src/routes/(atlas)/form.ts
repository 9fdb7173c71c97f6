// Forms that cannot write an address by themselves: their fields are turned into the keys of the view.
import { parseExtent } from '$lib/query/space.ts';
import type { Place } from '$lib/domain/place.ts';
import { placeNamed } from '$lib/server/placename.ts';
import type { Complaint } from '$lib/server/front.ts';

const FIELDS = ['west', 'south', 'east', 'north', 'place', 'km', 'least', 'most'];

/** What became of a form: the query string to go on with, or why it cannot be used; null where none was sent. */
export type Outcome = { query: string } | { complaint: Complaint } | null;

/** Reads `west south east north`, `place km` and `least most` into `bbox`, `near` and `killed`. */
export function readForm(params: URLSearchParams, places: Place[]): Outcome {
	const field = (name: string) => params.get(name)?.trim() ?? '';
	if (!FIELDS.some((name) => params.has(name))) return null;
	const rest = new URLSearchParams(params);
	for (const name of FIELDS) rest.delete(name);
	const refuse = (message: string): Outcome => ({
		complaint: { message, href: rest.size ? `/?${rest}` : '/' }
	});

	const edges = ['west', 'south', 'east', 'north'].map(field);
	if (edges.some(Boolean)) {
		if (!parseExtent(edges.join()))
			return refuse(
				`The box “${edges.join(', ')}” cannot be used: expected west, south, east and north in degrees, south not above north.`
			);
		rest.set('bbox', edges.join());
	}
	if (field('place')) {
		const place = placeNamed(places, field('place'));
		const km = Number(field('km') || '50');
		if (!place)
			return refuse(`The gazetteer of this atlas has no place called “${field('place')}”.`);
		if (!(km > 0 && km <= 20_000))
			return refuse(
				`The distance “${field('km')}” cannot be used: expected kilometres above 0, up to 20000.`
			);
		rest.set('near', `${place.lon},${place.lat},${km}`);
	}
	if (params.has('least') || params.has('most')) {
		const [least, most] = [field('least'), field('most')];
		if (least || most) rest.set('killed', `${least}..${most}`);
		else rest.delete('killed');
	}
	return { query: `${rest}`.replace(/%2C/g, ',') };
}
