import { choicesOf, parseChoices, SHARE_KEYS } from '$lib/query/share.ts';
import { isReachable } from '$lib/query/shareable.ts';
import { initialView } from '$lib/query/view.ts';
import { captionView, dayOfData } from '$lib/server/caption.ts';
import { atlas } from '$lib/server/atlas.ts';
import { config } from '$lib/server/config.ts';
import { readShown } from '$lib/server/embed.ts';
import { unlistedOf } from '$lib/server/unlisted.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The address without what the dialog's form says; `caption=0` and the like are no words of an editor. */
function viewParams(params: URLSearchParams): URLSearchParams {
	const rest = new URLSearchParams(params);
	const isForm = params.has('form');
	for (const key of SHARE_KEYS) rest.delete(key);
	// The form's words are read against those that are made: here they would be the editor's own, unchanged or not.
	if (isForm) for (const key of ['title', 'caption', 'alt', 'theme', 'lang']) rest.delete(key);
	return rest;
}

export const load: PageServerLoad = async ({ url }) => {
	const asked = url.searchParams;
	const read = await readShown(viewParams(asked));
	if (!('known' in read)) {
		const meant = [{ name: 'Back to the atlas', href: '/' }];
		error(read.status, { message: read.message, help: 'Nothing can be made of it.', meant });
	}
	const { known, view } = read;
	const current = await atlas();
	const plain = { ...view, title: null, caption: null, alt: null };
	const snapshot = known.engine.snapshot;
	const [pinned, live, unlisted] = await Promise.all([
		captionView(known, { ...plain, snapshot }),
		captionView(current, { ...plain, snapshot: null }),
		unlistedOf(known, view.filter)
	]);
	const choices = asked.has('form')
		? parseChoices(asked, asked.get('data') === 'live' ? live : pinned)
		: choicesOf(view, asked);
	return {
		report: {
			view: { ...initialView, ...plain },
			choices,
			/** The words that are made where the editor writes none: with data that stays, and without. */
			made: { pinned, live },
			snapshot,
			day: dayOfData(known),
			unlisted,
			reachable: isReachable(url.origin) && config().audience === 'public',
			isPrivate: config().audience === 'private',
			origin: url.origin
		}
	};
};
