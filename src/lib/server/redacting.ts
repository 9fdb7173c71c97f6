// data/redactions.json: what was taken out of every form of every snapshot.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Fault } from '../domain/fault.ts';
import { show } from '../domain/loose.ts';
import type { Records } from '../domain/records.ts';
import { redactionSchema, type Redaction } from '../domain/redaction.ts';
import { findingsOf } from '../domain/shape.ts';
import { readJSON } from '../formats/json.ts';
import type { AnyRecord } from '../query/engine.ts';
import { withhold, type Around } from './withhold.ts';

const FILE = 'redactions.json';

/** What a file of redactions says, and what is wrong with it. */
export interface Redactions {
	/** Those that are sound, whatever is wrong with others. */
	redactions: Redaction[];
	faults: Fault[];
	/** Changes with what is taken out; empty where nothing is. */
	digest: string;
	/** Whether the file is there and nothing of it can be read. */
	isLost: boolean;
}

const faultOf = (found: string, expected: string, record = '', field = ''): Fault => ({
	...{ file: FILE, record, field, found, expected }
});

/** Reads the redactions of a data folder. */
export async function readRedactions(folder: string): Promise<Redactions> {
	const lost = { redactions: [], digest: 'lost', isLost: true };
	let text: string;
	try {
		text = await readFile(join(folder, FILE), 'utf8');
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code === 'ENOENT')
			return { redactions: [], faults: [], digest: '', isLost: false };
		return { ...lost, faults: [faultOf((problem as Error).message, 'a file that can be read')] };
	}
	const { value, faults } = readJSON(text, FILE);
	const list = (value as { redactions?: unknown } | undefined)?.redactions;
	if (!Array.isArray(list)) {
		const expected = 'an object with a list of redactions';
		return { ...lost, faults: faults.length ? faults : [faultOf(show(value), expected)] };
	}
	const redactions: Redaction[] = [];
	const seen = new Set<string>();
	list.forEach((one: unknown, index) => {
		const record = `redactions.${index}`;
		const parsed = redactionSchema.safeParse(one);
		if (!parsed.success)
			for (const { field, found, expected } of findingsOf(parsed.error, one))
				faults.push(faultOf(found, expected, record, field));
		else {
			const key = `${parsed.data.kind} ${parsed.data.id}`;
			if (seen.has(key))
				faults.push(faultOf(show(parsed.data.id), 'a record that is named once', record, 'id'));
			seen.add(key);
			redactions.push(parsed.data);
		}
	});
	const said = createHash('sha256').update(JSON.stringify(redactions)).digest('hex').slice(0, 8);
	return { redactions, faults, digest: redactions.length ? said : '', isLost: false };
}

/** Parts of an incident that are counted or drawn; the others are only read. */
const COUNTED: ReadonlySet<string> = new Set(['location', 'casualties', 'attributions']);

/** Redactions in force. */
export interface Redactor {
	/** What was taken out of a thing, and why; undefined where nothing was. */
	of: (kind: string, id: string) => Redaction | undefined;
	/** A thing as it may be shown; null where it was taken out whole. */
	apply: <T extends { id: string }>(kind: string, thing: T) => T | null;
	/** Those that an engine made before them has to leave out of its answers. */
	uncounted: readonly Redaction[];
	/** Those of which full text may know more than may be shown. */
	unsearched: readonly Redaction[];
}

const fieldsOf = (one: Redaction) => ('fields' in one ? one.fields : undefined);

/** Stands for what a redaction takes out, whenever and why ever it does. */
export const digestOf = (one: Redaction): string =>
	createHash('sha256')
		.update([one.kind, one.id, ...[...(fieldsOf(one) ?? [])].sort()].join('\n'))
		.digest('hex')
		.slice(0, 16);

/** Puts redactions in force; `before` are digests of those that the data was built with. */
export function createRedactor(
	redactions: readonly Redaction[],
	around: () => Around,
	before: ReadonlySet<string> = new Set()
): Redactor {
	const later = redactions.filter((one) => !before.has(digestOf(one)));
	const byKey = new Map(redactions.map((one) => [`${one.kind} ${one.id}`, one]));
	let known: Around | undefined;
	function apply<T extends { id: string }>(kind: string, thing: T): T | null {
		const found = byKey.get(`${kind} ${thing.id}`);
		if (!found) return thing;
		const fields = fieldsOf(found);
		if (!fields) return null;
		if (found.kind === 'group') {
			const less: Record<string, unknown> = { ...thing };
			if (found.fields.includes('note')) delete less.note;
			if (found.fields.includes('people')) less.people = [];
			return less as unknown as T;
		}
		if (found.kind !== 'incident') return null;
		const incident = thing as unknown as Extract<AnyRecord, { kind: 'incident' }>;
		const { precision, withhold: own = [] } = incident.publish ?? {};
		const publish = {
			...(precision && { precision }),
			withhold: [...new Set([...own, ...(found.fields ?? [])])]
		};
		return withhold({ ...incident, publish }, (known ??= around())) as unknown as T;
	}
	return {
		of: (kind, id) => byKey.get(`${kind} ${id}`),
		apply,
		uncounted: later.filter((one) => {
			const fields = fieldsOf(one);
			return !fields || fields.some((field) => COUNTED.has(field));
		}),
		unsearched: later.filter(({ kind }) => kind !== 'group')
	};
}

/** Lists of records without what was taken out of them. */
export function redactRecords(records: Records, { apply }: Redactor): Records {
	const all = <T extends { id: string }>(kind: string, list: T[]) =>
		list.map((thing) => apply(kind, thing)).filter((thing) => thing !== null);
	return {
		...records,
		incidents: all('incident', records.incidents),
		statements: all('statement', records.statements),
		presences: all('presence', records.presences),
		groups: all('group', records.groups)
	};
}
