import type { Selection } from './selection.ts';

const sizeOf = ({ rows, possibly }: Selection): number => rows.byteLength + possibly.byteLength;

/** Selections by a key. */
export interface Cache {
	/** The selection of a key, made where it is not remembered. */
	cached: (key: string, make: () => Selection) => Selection;
	/** The selection of a key where it is remembered. */
	held: (key: string) => Selection | undefined;
}

/** Remembers selections, those used last, up to so many bytes; the newest is always kept. */
export function createCache(bytes: number): Cache {
	const known = new Map<string, Selection>();
	let bytesHeld = 0;
	return {
		held: (key) => known.get(key),
		cached(key, make) {
			const found = known.get(key);
			const selection = found ?? make();
			if (found) known.delete(key);
			else bytesHeld += sizeOf(selection);
			known.set(key, selection);
			for (const [oldest, old] of known) {
				if (bytesHeld <= bytes || old === selection) break;
				known.delete(oldest);
				bytesHeld -= sizeOf(old);
			}
			return selection;
		}
	};
}
