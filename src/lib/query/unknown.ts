import { UNKNOWN, type ChoiceKey } from './filter.ts';

/**
 * A value as choices compare it: what is not known is UNKNOWN, whether left out or said in the vocabulary's
 * own word, as the type or the precision `unknown`.
 */
export const valueOf = (key: ChoiceKey, value: string | null | undefined): string =>
	value === undefined || value === null || (value === 'unknown' && isWord(key)) ? UNKNOWN : value;

const isWord = (key: ChoiceKey): boolean => key === 'type' || key === 'precision';
