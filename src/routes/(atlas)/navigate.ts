// The one place that moves the reader on by script.
import { goto, replaceState } from '$app/navigation';

/** Goes to an address of this atlas without moving focus or scroll; `passing` leaves no trace to go back to. */
export const go = (href: string, { passing = false } = {}): Promise<void> =>
	goto(href, { replaceState: passing, keepFocus: true, noScroll: true });

/** Goes to another page, from its top. */
export const visit = (href: string): Promise<void> => goto(href);

/** Writes an address that needs no new answer. */
export const rewrite = (href: string): void => replaceState(href, {});

/** The query string of an address with one of its keys set. */
export function queryWith({ searchParams }: URL, key: string, value: string): string {
	const params = new URLSearchParams(searchParams);
	params.set(key, value);
	return `?${params}`;
}
