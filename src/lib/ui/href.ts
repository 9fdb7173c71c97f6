import { hrefOf, type View } from '../query/view.ts';

/** The address of the atlas with a changed view. */
export const atlasHref = (view: View, change: Partial<View> = {}): string =>
	hrefOf(view, change, '/');
