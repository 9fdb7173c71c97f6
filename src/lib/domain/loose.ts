// Readers for values of which nothing is known yet: what is not there, or is something else, reads as
// nothing, so that a rule can look at a broken record and still say what is wrong with its sound parts.

export type Loose = Readonly<Record<string, unknown>>;

/** A value's members; none where it is no object. */
export const membersOf = (value: unknown): Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

/** A value's items; none where it is no list. */
export const itemsOf = (value: unknown): readonly unknown[] =>
	Array.isArray(value) ? (value as unknown[]) : [];

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const numberOf = (value: unknown): number | null =>
	typeof value === 'number' && Number.isFinite(value) ? value : null;

const SHORT = 80;

/** A value as a fault shows it: JSON, cut where it is long, or `nothing`. */
export function show(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value) && value.length > 8) return `a list of ${value.length}`;
	const text = JSON.stringify(value) ?? typeof value;
	return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}

/** The value at a path such as casualties.0.low; undefined where there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	let here = value;
	for (const key of path) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
		here = (here as Record<PropertyKey, unknown>)[key];
	}
	return here;
}

/** Calls `see` with every object below a value, the key it stands under and its path. */
export function visit(
	value: unknown,
	see: (object: Loose, key: string, path: string) => void,
	key = '',
	path = ''
): void {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) see(value as Loose, key, path);
	for (const [name, member] of Object.entries(value)) {
		visit(member, see, Array.isArray(value) ? key : name, path ? `${path}.${name}` : name);
	}
}
