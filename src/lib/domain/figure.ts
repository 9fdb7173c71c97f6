// The casualty vocabulary. No zod here: pages import this.

export const OUTCOMES = ['killed', 'wounded', 'abducted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whom a figure speaks of; `all` is a total as reported, never one that we added up. */
export const WHOS = [
	'all',
	'civilian',
	'security forces',
	'perpetrator',
	'side A',
	'side B',
	'unknown'
] as const;
export type Who = (typeof WHOS)[number];
