// The one place that moves the reader on by script.
import { goto, preloadData, pushState, replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { Offer } from '$lib/ui/offer.ts';
import type { Mark } from './mark.ts';

/** Goes to an address of this atlas without moving focus or scroll; `passing` leaves no trace to go back to. */
export const go = (href: string, { passing = false } = {}): Promise<void> =>
	goto(href, { replaceState: passing, keepFocus: true, noScroll: true });

/** Goes to another page, from its top. */
export const visit = (href: string): Promise<void> => goto(href);

/** Writes an address that needs no new answer. */
export const rewrite = (href: string): void => replaceState(href, page.state);

/** Shows what a mark stands for, without an address of its own; Back leads to what was before the first. */
export const showMark = (mark: Mark): void =>
	page.state.mark ? replaceState('', { mark }) : pushState('', { mark });

/** Leads back to what was before a mark was shown. */
export const leaveMark = (): void => {
	if (page.state.mark) history.back();
};

/** The query string of an address with one of its keys set. */
export function queryWith({ searchParams }: URL, key: string, value: string): string {
	const params = new URLSearchParams(searchParams);
	params.set(key, value);
	return `?${params}`;
}

/** What the page at an address offers for a report, without going there; null where it offers nothing. */
export async function readOffer(href: string): Promise<Offer | null> {
	const found = await preloadData(href);
	if (found.type !== 'loaded' || found.status !== 200) return null;
	return (found.data as { report?: Offer }).report ?? null;
}
