// What both faces of an embed show: the picture, and the map that it becomes.
import { error } from '@sveltejs/kit';
import { picturesOf } from '$lib/query/embed.ts';
import { hrefOf } from '$lib/query/view.ts';
import { captionView, dayOfData } from '$lib/server/caption.ts';
import { sinceOf } from '$lib/server/changes/since.ts';
import { config } from '$lib/server/config.ts';
import { readShown, type Shown } from '$lib/server/embed.ts';
import { rowOf } from '$lib/server/rows.ts';
import { unlistedOf } from '$lib/server/unlisted.ts';

/** Records of each kind that the list of an embed names. */
const MOST = 20;
const KINDS = ['incident', 'statement', 'presence'] as const;

/** What an embed's address asks for; answers it with 400, 404 or 410 and a sentence where it cannot be shown. */
export async function shownAt(url: URL): Promise<Shown> {
	const read = await readShown(url.searchParams);
	if ('known' in read) return read;
	const { status, message, current } = read;
	const help = current === null ? '' : 'The current data may be shown instead.';
	const meant = current === null ? [] : [{ name: 'The same view today', href: `/?${current}` }];
	error(status, { message, help, meant });
}

/** Everything that stands in an embed before a script runs. */
export async function embedOf({ known, view, options }: Shown) {
	const { engine, records } = known;
	const request = { order: view.order, limit: MOST };
	const [words, count, unlisted, since, pages] = await Promise.all([
		captionView(known, view),
		engine.count(view.filter),
		unlistedOf(known, view.filter),
		sinceOf(known, view),
		Promise.all(KINDS.map((kind) => engine.page(view.filter, { kind, ...request })))
	]);
	const rows = pages.flatMap(({ items }) => items.map((record) => rowOf(record, records)));
	const selected = view.selected && known.record(view.selected.kind, view.selected.id);
	return {
		view,
		options,
		words,
		count,
		day: dayOfData(known),
		since,
		unlisted,
		rows,
		opened: selected ? rowOf(selected, records) : null,
		pictures: picturesOf(view, options),
		more: count.matched + count.statements + count.presences - rows.length,
		contact: config().contact,
		atlas: hrefOf(view, { title: null, caption: null, alt: null }, '/'),
		current: hrefOf(view, { snapshot: null, title: null, caption: null, alt: null }, '/')
	};
}

/** What `embedOf` gives. */
export type Embed = Awaited<ReturnType<typeof embedOf>>;
