import type { Suggestion } from '$lib/query/answer.ts';
import { toggle, type Filter } from '$lib/query/filter.ts';
import { hrefOf, type View } from '$lib/query/view.ts';

/** Suggestions for a text, from this atlas's own address. */
export async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
	const answer = await fetch(`/search.json?q=${encodeURIComponent(text)}`, { signal });
	if (!answer.ok) throw new Error(`The search answered ${answer.status}.`);
	return ((await answer.json()) as { suggestions: Suggestion[] }).suggestions;
}

/** Zoom that shows a town with what lies around it. */
const PLACE_ZOOM = 8;

/** Where a chosen suggestion leads: a filter, an opened record, a place on the map, else its own page. */
export function addressOf({ kind, id, lon, lat, href }: Suggestion, view: View): string {
	const filtered = (key: 'region' | 'group'): Filter =>
		view.filter[key]?.include.includes(id) ? view.filter : toggle(view.filter, key, id);
	if (kind === 'region' || kind === 'group')
		return hrefOf(view, { filter: filtered(kind), selected: null }, '/');
	if (kind === 'incident' || kind === 'statement' || kind === 'presence')
		return hrefOf(view, { selected: { kind, id } }, '/');
	if (kind === 'place' && lon !== undefined && lat !== undefined)
		return hrefOf(view, { map: { zoom: PLACE_ZOOM, lat, lon } }, '/');
	return href;
}
