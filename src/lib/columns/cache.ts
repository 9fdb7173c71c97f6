import type { Selection } from './selection.ts';

const sizeOf = ({ rows, possibly }: Selection): number => rows.byteLength + possibly.byteLength;

/** Selections by a key. */
export interface Cache {
	/** The selection of a key, made where it is not remembered. */
	cached: (key: string, make: () => Selection) => Selection;
	holds: (key: string) => boolean;
}

/** Remembers selections, those used last, up to so many bytes; the newest is always kept. */
export function createCache(bytes: number): Cache {
	const known = new Map<string, Selection>();
	let held = 0;
	return {
		holds: (key) => known.has(key),
		cached(key, make) {
			const found = known.get(key);
			const selection = found ?? make();
			if (found) known.delete(key);
			else held += sizeOf(selection);
			known.set(key, selection);
			for (const [oldest, old] of known) {
				if (held <= bytes || old === selection) break;
				known.delete(oldest);
				held -= sizeOf(old);
			}
			return selection;
		}
	};
}
