// Who is said to have done it, and how that is known. No zod here: pages import this.

export const STANDINGS = ['claimed', 'attributed', 'suspected', 'denied'] as const;
export type Standing = (typeof STANDINGS)[number];

export const ROLES = ['perpetrator', 'target', 'party'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNELS = [
	'letter',
	'call before',
	'call after',
	'e-mail',
	'note at scene',
	'video',
	'posted online',
	'personal',
	'other',
	'unknown'
] as const;
export type Channel = (typeof CHANNELS)[number];

export const RELATION_TYPES = [
	'part of',
	'sub-unit of',
	'offshoot of',
	'cooperates with',
	'sheltered by',
	'linked to'
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export const RELATION_STANDINGS = ['stated', 'assessed', 'self-claimed'] as const;
export type RelationStanding = (typeof RELATION_STANDINGS)[number];
