// What the words of plain tables stand for where no mapping says.
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import { STANDINGS } from '../domain/standing.ts';
import type { Standing } from '../domain/standing.ts';
import { ACLED_TYPES } from './acled.ts';
import { GTD_TYPES } from './gtd.ts';
import { plainName } from './header.ts';
import { TYPES, titleOf } from './parts.ts';

const COMMON: Record<string, string> = {
	ied: 'bombing',
	vbied: 'bombing',
	bomb: 'bombing',
	clash: 'armed-clash',
	clashes: 'armed-clash',
	battle: 'armed-clash',
	ambush: 'armed-attack',
	shooting: 'armed-attack',
	airstrike: 'air-or-drone-strike',
	'air strike': 'air-or-drone-strike',
	'drone strike': 'air-or-drone-strike',
	landmine: 'mine',
	kidnapping: 'abduction',
	protest: 'protest-or-riot',
	riot: 'protest-or-riot',
	arrest: 'arrest-or-raid',
	raid: 'arrest-or-raid'
};

const types = new Map(
	[
		...Object.entries(COMMON),
		...Object.entries(ACLED_TYPES),
		...Object.entries(GTD_TYPES),
		...TYPES.flatMap((id) => [
			[titleOf(id), id],
			[id, id]
		])
	].map(([word, id]) => [plainName(word ?? ''), id ?? ''])
);

/** The type that a word of the field, or one of our own ids and labels, stands for. */
export const typeNamed = (word: string): string | undefined => types.get(plainName(word));

/** The place precision of that name. */
export const precisionNamed = (word: string): PlacePrecision | undefined =>
	PLACE_PRECISIONS.find((precision) => plainName(precision) === plainName(word));

/** The standing of that name. */
export const standingNamed = (word: string): Standing | undefined =>
	STANDINGS.find((standing) => standing === plainName(word));
