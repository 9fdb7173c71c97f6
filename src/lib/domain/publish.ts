// What an editor may keep back of a record. No zod here: pages import this.
import type { PlacePrecision } from './precision.ts';
import type { Publish } from './schema.ts';

/** To what a place can be coarsened for publication: those for which a region stands, and nowhere at all. */
export const PUBLISHED_PRECISIONS = ['district', 'province', 'country', 'unknown'] as const;
export type PublishedPrecision = (typeof PUBLISHED_PRECISIONS)[number];

/** The parts of a record that can be kept back. */
export const WITHHELD = [
	'title',
	'note',
	'location',
	'casualties',
	'attributions',
	'codes'
] as const;

/** Those that statements and presences have. */
export const WITHHELD_OF_SAID = [
	'title',
	'note',
	'location'
] as const satisfies (typeof WITHHELD)[number][];

/** From the finest to the coarsest; of two with one number neither is coarser. */
const COARSENESS: Record<PlacePrecision, number> = {
	exact: 0,
	water: 0,
	settlement: 1,
	'near-settlement': 2,
	'line-or-area': 3,
	district: 3,
	province: 4,
	country: 5,
	unknown: 6
};

/** The precision to which a place known so exactly is coarsened; null where it is published as it is known. */
export const coarserThan = (
	known: PlacePrecision,
	published: PublishedPrecision | undefined
): PublishedPrecision | null =>
	published !== undefined && COARSENESS[published] > COARSENESS[known] ? published : null;

const TO: Record<PublishedPrecision, string> = {
	district: 'its district only',
	province: 'its province only',
	country: 'its country only',
	unknown: 'nowhere'
};

/** What is kept back from the public, in a sentence; empty where nothing is. */
export function formatPublish({ precision, withhold = [] }: Publish): string {
	const parts = [
		withhold.length ? `withheld: ${withhold.join(', ')}` : '',
		precision && !withhold.includes('location') ? `the place is given to ${TO[precision]}` : ''
	].filter(Boolean);
	return parts.length ? `In public ${parts.join('; ')}.` : '';
}
