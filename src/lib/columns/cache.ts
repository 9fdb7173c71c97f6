import type { Selection } from './selection.ts';

const sizeOf = ({ rows, possibly }: Selection): number => rows.byteLength + possibly.byteLength;

/** Remembers selections by a key, those used last, up to so many bytes; the newest is always kept. */
export function createCache(bytes: number): (key: string, make: () => Selection) => Selection {
	const known = new Map<string, Selection>();
	let held = 0;
	return (key, make) => {
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
	};
}
