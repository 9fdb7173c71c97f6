// How one group's tie to another reads as a sentence. No zod here: pages import this.
import type { RelationType } from './standing.ts';

const FORTH: Record<RelationType, string> = {
	'part of': 'is part of',
	'sub-unit of': 'is a sub-unit of',
	'offshoot of': 'is an offshoot of',
	'cooperates with': 'cooperates with',
	'sheltered by': 'is sheltered by',
	'linked to': 'is linked to'
};
const BACK: Record<RelationType, string> = {
	'part of': 'includes',
	'sub-unit of': 'has the sub-unit',
	'offshoot of': 'has the offshoot',
	'cooperates with': 'cooperates with',
	'sheltered by': 'shelters',
	'linked to': 'is linked to'
};

/** The verb of a relation, seen from its first group (`from`) or from its second (`to`). */
export const formatRelation = (type: RelationType, end: 'from' | 'to'): string =>
	(end === 'from' ? FORTH : BACK)[type];
