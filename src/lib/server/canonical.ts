import { createHash, type Hash } from 'node:crypto';
import type { Records } from '../domain/records.ts';

/** Raised whenever the same records have to be answered from anew under another id. */
const FORMAT = 'records 1';

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isNumbers = (list: readonly unknown[]): boolean =>
	list.every((part) => typeof part === 'number');

/** JSON with the members of every object in the order of their names; members without a value are left out. */
export function canonical(value: unknown): string {
	// Positions are numbers alone, and there are very many of them.
	if (Array.isArray(value) && isNumbers(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((part) => canonical(part ?? null)).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.sort(([a], [b]) => byCode(a, b))
		.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
	return `{${members.join()}}`;
}

function put(hash: Hash, name: string, things: readonly { id: string }[]): void {
	hash.update(`${name} ${things.length}\n`);
	for (const thing of [...things].sort((a, b) => byCode(a.id, b.id)))
		hash.update(`${canonical(thing)}\n`);
}

/** The id of this state of the records: 16 hexadecimal digits, the same whatever order they are kept in. */
export function snapshotOf(records: Records): string {
	const hash = createHash('sha256').update(`${FORMAT}\n`);
	const names = Object.keys(records).sort(byCode) as (keyof Records)[];
	for (const name of names) put(hash, name, records[name]);
	return hash.digest('hex').slice(0, 16);
}
