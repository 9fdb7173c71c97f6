import { expect, test } from 'vitest';
import { LISTINGS, type ListingName } from '../query/listing.ts';
import { parseView, type View } from '../query/view.ts';
import type { Atlas } from './atlas.ts';
import { openedAtlas } from './export/export.fixture.ts';
import { listingOf } from './listing.ts';

const NAMES = Object.keys(LISTINGS) as ListingName[];
const viewOf = (query: string): View => parseView(new URLSearchParams(query)).view;

/** The ids of all pages of a list, and how many pages those are. */
async function walked(known: Atlas, view: View, name: ListingName) {
	const ids: string[] = [];
	let [pages, after]: [number, string | null] = [0, null];
	do {
		const page = await listingOf(known, { ...view, after }, name);
		ids.push(...page.rows.map(({ id }) => id));
		pages++;
		after = page.next;
	} while (after !== null);
	return { ids, pages };
}

test('the pages of each list hold every record that is counted, once, and say how many there are', async () => {
	const known = await openedAtlas(1000);
	let most = 0;
	for (const query of ['', 'bbox=70,42.5,71,43.5', 'sort=title&near=71.4,42.9,40']) {
		const view = viewOf(query);
		const count = await known.engine.count(view.filter);
		const counts = {
			...{ statements: count.statements, presences: count.presences },
			'possible-incidents': count.possibly,
			'possible-presences': count.presencesPossibly
		};
		for (const name of NAMES) {
			const { ids, pages } = await walked(known, view, name);
			expect([query, name, ids.length]).toEqual([query, name, counts[name]]);
			expect(new Set(ids).size).toBe(ids.length);
			expect(pages).toBe(Math.max(1, Math.ceil(ids.length / 100)));
			const { title } = await listingOf(known, view, name);
			expect(title).toMatch(new RegExp(`^${counts[name].toLocaleString('en')} `));
			most = Math.max(most, pages);
		}
	}
	expect(most).toBeGreaterThan(1);
}, 60_000);

test('a list says what was asked for, and refuses a cursor that is none of its own', async () => {
	const known = await openedAtlas(5);
	const view = viewOf('group=jund-al-khilafah&from=2011-01-01');
	const { asked } = await listingOf(known, view, 'statements');
	expect(asked).toEqual(['1 January 2011 or later', 'involving Jund al Khilafah']);
	const refused = listingOf(known, { ...view, after: 'x' }, 'presences');
	await expect(refused).rejects.toThrow(RangeError);
});
