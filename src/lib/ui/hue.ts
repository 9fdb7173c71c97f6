const HUES: Record<string, string> = {
	attack: 'var(--attack)',
	explosion: 'var(--explosion)',
	statement: 'var(--statement)',
	presence: 'var(--presence)'
};

/** The colour of a class of records, as a value of CSS; a quiet one where it has none of its own. */
export const hueOf = (className: string): string =>
	Object.hasOwn(HUES, className) ? (HUES[className] ?? '') : 'var(--soft)';
