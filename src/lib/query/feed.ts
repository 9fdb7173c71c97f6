import { hrefOf, initialView, type View } from './view.ts';

/** The address of the feed of a view; a feed goes on, so that it never names a state of the data. */
export const feedHref = ({ filter }: Pick<View, 'filter'>): string =>
	hrefOf({ ...initialView, filter }, {}, '/feed.atom');
