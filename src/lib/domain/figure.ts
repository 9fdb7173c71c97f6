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

const WHO_WORDS: Record<Who, [one: string, several: string]> = {
	all: ['in all', 'in all'],
	civilian: ['civilian', 'civilians'],
	'security forces': ['of the security forces', 'of the security forces'],
	perpetrator: ['attacker', 'attackers'],
	'side A': ['of side A', 'of side A'],
	'side B': ['of side B', 'of side B'],
	unknown: ['of unknown affiliation', 'of unknown affiliation']
};

/** Whom a figure speaks of, fit to stand behind a number of people; several where it is not given. */
export const formatWho = (who: Who, people?: number | null): string =>
	WHO_WORDS[who][people === 1 ? 0 : 1];
