import type { Row } from '../query/answer.ts';
import { LISTINGS, type Listing, type ListingName } from '../query/listing.ts';
import type { View } from '../query/view.ts';
import { labelsIn, partsOf } from '../query/words.ts';
import type { Atlas } from './atlas.ts';
import { labelsOfChosen } from './chosen.ts';
import { formatMiddle } from './placename.ts';
import { rowOf } from './rows.ts';

/** Rows of a page. */
const PAGE = 100;

/** A page of one of the lists of a view. */
export interface ListingPage {
	title: string;
	about: string;
	/** What was asked for, in words, part by part. */
	asked: string[];
	rows: Row[];
	/** Cursor of the next page; null at the end. */
	next: string | null;
}

/** The page of a list that a view's cursor leads to. Throws a RangeError for a cursor that is none of the list's. */
export async function listingOf(
	{ engine, records, places }: Pick<Atlas, 'engine' | 'records' | 'places'>,
	{ filter, order, after }: View,
	name: ListingName
): Promise<ListingPage> {
	const { kind, match, title, about }: Listing = LISTINGS[name];
	const more = { ...(match && { match }), ...(after !== null && { after }) };
	const [count, page] = await Promise.all([
		engine.count(filter),
		engine.page(filter, { kind, order, limit: PAGE, ...more })
	]);
	const { labels } = labelsOfChosen(records, filter);
	const place = filter.near && formatMiddle(places, filter.near);
	return {
		title: title(count),
		about,
		asked: partsOf(filter, labelsIn(labels), place).map(({ words }) => words),
		rows: page.items.map((record) => rowOf(record, records)),
		next: page.next
	};
}
