// The lists beside that of incidents: an answer holds the beginning of each, and a page of its own all of it.
import type { Kind } from '../domain/records.ts';
import type { Count } from './engine.ts';
import { plural } from './headline.ts';
import { hrefOf, type View } from './view.ts';

/** A list: what it holds and what it is called. */
export interface Listing {
	kind: Kind;
	match?: 'possibly';
	/** How many it holds of a count, in words. */
	title: (count: Count) => string;
	/** What being in it means. */
	about: string;
}

const DOUBT =
	'Known only to an area that reaches beyond the one asked for; not counted among what matches.';

export const LISTINGS = {
	statements: {
		kind: 'statement',
		title: ({ statements }) => plural(statements, 'statement'),
		about: 'Something said: claims and threats, counted apart.'
	},
	presences: {
		kind: 'presence',
		title: ({ presences }) => `${plural(presences, 'presence')} of groups`,
		about: 'Groups said to be somewhere; no incident, counted apart.'
	},
	'possible-incidents': {
		...{ kind: 'incident', match: 'possibly', about: DOUBT },
		title: ({ possibly }) => `${plural(possibly, 'incident')} possibly inside`
	},
	'possible-presences': {
		...{ kind: 'presence', match: 'possibly', about: DOUBT },
		title: ({ presencesPossibly }) =>
			`${plural(presencesPossibly, 'presence')} of groups possibly inside`
	}
} as const satisfies Record<string, Listing>;

export type ListingName = keyof typeof LISTINGS;

/** The address of a list of a view, from its first page. */
export const listingHref = (view: View, name: ListingName): string =>
	hrefOf(view, { after: null, selected: null, map: null }, `/lists/${name}`);
