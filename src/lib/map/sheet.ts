import type { Map } from 'maplibre-gl';
import { getContext, setContext } from 'svelte';
import type { Theme } from '../cartography/palette.ts';
import type { Viewport } from './viewport.svelte.ts';

/** What the parts of one map share. */
export interface Sheet {
	readonly map: Map;
	readonly viewport: Viewport;
	readonly theme: Theme;
}

const key = Symbol('sheet');

/** Hands the sheet to everything drawn inside; its values may come later than the call. */
export const setSheet = (sheet: Sheet): Sheet => setContext(key, sheet);

/** The sheet that a component is drawn on. */
export function getSheet(): Sheet {
	const sheet = getContext<Sheet | undefined>(key);
	if (!sheet) throw new Error('This component is drawn on a map: put it inside AtlasMap.');
	return sheet;
}
