import { dev, version } from '$app/environment';
import { picturesOf } from '$lib/query/embed.ts';
import { hrefOf } from '$lib/query/view.ts';
import { captionView, dayOfData } from '$lib/server/caption.ts';
import { config } from '$lib/server/config.ts';
import { rowOf } from '$lib/server/rows.ts';
import { unlistedOf } from '$lib/server/unlisted.ts';
import { shownAt } from './shown.ts';
import type { PageServerLoad } from './$types';

/** Records of each kind that the list of an embed names. */
const MOST = 20;
const KINDS = ['incident', 'statement', 'presence'] as const;

export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const { known, view, options } = await shownAt(url);
	const { engine, records } = known;
	const request = { order: view.order, limit: MOST };
	const [words, count, day, unlisted, pages] = await Promise.all([
		captionView(known, view),
		engine.count(view.filter),
		dayOfData(known),
		unlistedOf(known, view.filter),
		Promise.all(KINDS.map((kind) => engine.page(view.filter, { kind, ...request })))
	]);
	if (!dev)
		setHeaders({
			'cache-control': view.snapshot
				? 'public, max-age=86400, must-revalidate'
				: 'public, max-age=60',
			etag: `"${version}.${engine.snapshot}"`
		});
	const rows = pages.flatMap(({ items }) => items.map((record) => rowOf(record, records)));
	const selected = view.selected && known.record(view.selected.kind, view.selected.id);
	return {
		view,
		options,
		words,
		count,
		day,
		unlisted,
		rows,
		opened: selected ? rowOf(selected, records) : null,
		pictures: picturesOf(view, options),
		more: count.matched + count.statements + count.presences - rows.length,
		contact: config().contact,
		atlas: hrefOf(view, { title: null, caption: null, alt: null }, '/'),
		current: hrefOf(view, { snapshot: null, title: null, caption: null, alt: null }, '/')
	};
};
