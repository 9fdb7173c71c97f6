// The regions in packs of many, since one by one they take longer to unpack than all else that a start needs.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Region } from '../../domain/region.ts';
import { BESIDE } from './pieces.ts';

/** Regions in a pack: a few milliseconds to unpack. */
const TOGETHER = 100;
const nameOf = (pack: number): string => `${BESIDE}${pack}`;

/** Keeps regions in their order. */
export function keepRegions(
	regions: readonly Region[],
	put: (name: string, bytes: Uint8Array) => void
): void {
	for (let at = 0; at < regions.length; at += TOGETHER)
		put(
			nameOf(at / TOGETHER),
			deflateRawSync(JSON.stringify(regions.slice(at, at + TOGETHER)), { level: 6 })
		);
}

/** The regions that were kept, in their order; `rest` is waited for between packs. Empty where none were. */
export async function keptRegions(
	get: (name: string) => Uint8Array | undefined,
	rest: () => Promise<void>
): Promise<Region[]> {
	const regions: Region[] = [];
	for (let pack = 0; ; pack++) {
		const bytes = get(nameOf(pack));
		if (!bytes) return regions;
		regions.push(...(JSON.parse(inflateRawSync(bytes).toString()) as Region[]));
		await rest();
	}
}
