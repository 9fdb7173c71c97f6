import type { Unlisted } from '../query/answer.ts';
import type { Caption } from '../query/caption.ts';
import { sharedOptions, sharedView, type Choices } from '../query/share.ts';
import type { Shareable } from '../query/shareable.ts';
import type { View } from '../query/view.ts';

/** A view as it is offered to an editor, with what was chosen so far. */
export interface Offer {
	view: View;
	choices: Choices;
	/** The words that are made where the editor writes none: with data that stays, and without. */
	made: Record<'pinned' | 'live', Caption>;
	/** The data that a pinned view stays with, and its ISO day. */
	snapshot: string;
	day: string | null;
	unlisted: Unlisted[];
	/** Whether others can reach the atlas at its address. */
	reachable: boolean;
	isPrivate: boolean;
	origin: string;
}

/** What the choices make of the view, for codes, pictures and frames alike. */
export function shareableOf(offer: Offer, choices: Choices): Shareable {
	const made = offer.made[choices.pinned ? 'pinned' : 'live'];
	const { title, caption, alt } = choices;
	return {
		origin: offer.origin,
		view: sharedView(offer.view, choices, offer.snapshot),
		options: sharedOptions(choices),
		words: {
			...made,
			title: title ?? made.title,
			caption: caption ?? made.caption,
			alt: alt ?? made.alt
		}
	};
}
