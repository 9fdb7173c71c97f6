// The features of a collection: a page of them, as a document that is written while it is sent.
import type { Expression } from '../../query/cql/expression.ts';
import { streamOf } from '../stream.ts';
import { collectionIn, queryablesOf, type Asking, type Operation } from './asking.ts';
import type { Collection, ItemPage, Question } from './collection.ts';
import { CRS84, extentIn, type System } from './crs.ts';
import { formatFeature } from './feature.ts';
import { filterOf } from './filter.ts';
import { GEOJSON_FORM, HTML_FORM, inForm, selfLinks, type Link } from './link.ts';
import { MOST_ITEMS, USUAL_ITEMS } from './parameter.ts';
import { Refusal } from './refusal.ts';

/** Features that a page for people shows. */
const MOST_SHOWN = 100;
/** Features that are read at once. */
const AT_ONCE = 250;
/** A page ends early where its features take more characters than these. */
const MOST_WRITTEN = 32_000_000;

/** What an address asks of a collection. */
export function questionOf({ values }: Asking, collection: Collection): Question {
	const { bbox, datetime } = values;
	const system = values['bbox-crs'] ?? CRS84;
	const extent = bbox && extentIn(bbox, system);
	if (extent === null)
		throw new Refusal(
			400,
			`The parameter “bbox” is “${bbox!.join()}”; expected a box within its reference system, the lower edge not above the upper.`
		);
	const parts: Expression[] = Object.entries(values.properties).map(([property, value]) => ({
		op: '=',
		args: [{ property }, typed(collection, property, value)]
	}));
	const filter = filterOf(values, collection);
	if (filter !== undefined) parts.push(filter);
	const [only] = parts;
	return {
		...(datetime && { days: datetime }),
		...(extent && { extent }),
		...(only !== undefined && {
			expression: parts.length === 1 ? only : { op: 'and', args: parts }
		})
	};
}

/** A value of a property as a filter has it. */
function typed(collection: Collection, name: string, value: string | number) {
	const one = queryablesOf(collection).find((each) => each.name === name);
	return one?.format === 'date' ? { date: String(value) } : value;
}

/** A page of features, of which the first have been read. */
export interface Items {
	asking: Asking;
	collection: Collection;
	question: Question;
	system: System;
	/** Features that match, on all pages. */
	matched: number;
	/** Features of this page, at most. */
	limit: number;
	first: ItemPage;
}

export const ITEMS = {
	parameters: [
		...(['limit', 'after', 'bbox', 'datetime', 'crs', 'bbox-crs'] as const),
		...(['filter', 'filter-lang', 'filter-crs'] as const)
	],
	byProperty: true,
	async make(asking: Asking): Promise<Items> {
		const collection = collectionIn(asking);
		const question = questionOf(asking, collection);
		const { after, crs = CRS84 } = asking.values;
		const most = asking.form === 'html' ? MOST_SHOWN : MOST_ITEMS;
		const limit = Math.min(most, asking.values.limit ?? USUAL_ITEMS);
		const asked = { limit: Math.min(limit, AT_ONCE), ...(after !== undefined && { after }) };
		const [matched, first] = await Promise.all([
			collection.count(question),
			collection.page(question, asked)
		]);
		return { asking, collection, question, system: crs, matched, limit, first };
	}
} satisfies Operation<Items>;

/** Where to go from a page of features; `next` is the cursor of those after them. */
export function linksOfItems({ asking, collection }: Items, next: string | null): Link[] {
	const { url, form, addresses } = asking;
	const here = `${addresses.items(collection.id)}${url.search}`;
	const type = form === 'json' ? GEOJSON_FORM : HTML_FORM;
	const later = new URL(here);
	if (next !== null) later.searchParams.set('after', next);
	return [
		...selfLinks(here, form, GEOJSON_FORM),
		...(next === null ? [] : [{ href: later.href, rel: 'next', type, title: 'The next features' }]),
		{
			...{ href: inForm(addresses.collection(collection.id), 'json'), rel: 'collection' },
			...{ type: 'application/json', title: collection.title }
		}
	];
}

/** The texts of the document; it ends early, with a link to the rest, where it grows too large. */
async function* textsOf(items: Items): AsyncGenerator<string> {
	const { asking, collection, question, system, matched, limit, first } = items;
	const writing = { collection, system, origin: asking.url.origin };
	const head = { type: 'FeatureCollection', timeStamp: new Date().toISOString() };
	yield `${JSON.stringify(head).slice(0, -1)},"numberMatched":${matched},"features":[`;
	let [page, returned, written] = [first, 0, 0];
	for (;;) {
		const text = page.items.map((item) => formatFeature(item, writing)).join(',\n');
		if (text) yield (returned ? ',\n' : '') + text;
		returned += page.items.length;
		written += text.length;
		if (page.next === null || returned >= limit || written >= MOST_WRITTEN) break;
		const asked = { after: page.next, limit: Math.min(limit - returned, AT_ONCE) };
		page = await collection.page(question, asked);
	}
	const links = JSON.stringify(linksOfItems(items, page.next));
	yield `],"numberReturned":${returned},"links":${links}}`;
}

/** The document, written while it is sent. */
export const writeItems = (items: Items): ReadableStream<Uint8Array<ArrayBuffer>> =>
	streamOf(textsOf(items));

/** The reference system of an answer, as its header has it. */
export const systemHeader = ({ values }: Asking): Record<string, string> => ({
	'Content-Crs': `<${values.crs ?? CRS84}>`
});
