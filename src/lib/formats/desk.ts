// Where records become readings: every record gives one incident or one rejection, groups and notes beside it.
import type { Incident } from '../domain/incident.ts';
import type { NamedGroup, Reading, Strange } from './format.ts';
import { Refusal } from './refusal.ts';

/** What is told while one record is read. */
export interface Desk {
	note(text: string): void;
	/** Tells a note that holds for many records, once for the file, with the word that it is about. */
	noteOnce(text: string, strange?: Strange): void;
	/** Tells of a group; gives its id. */
	group(group: NamedGroup): string;
}

/** One record of a file, before anything is known of it. */
export interface Raw {
	line: number;
	/** Its id in the file, for reports; empty where it has none. */
	name: string;
	/** Why it cannot be read at all; null where it can. */
	fault: string | null;
	/** Makes the incident, or throws a Refusal. */
	read: (desk: Desk) => Incident;
}

// Beyond so many different remarks of one kind, more of them help nobody.
const MOST_ONCE = 1000;

/** Reads records one after the other; what a rejected record told is not told. */
export async function* readRecords(raws: AsyncIterable<Raw>): AsyncGenerator<Reading> {
	const seen = new Set<string>();
	const told = new Set<string>();
	for await (const { line, name, fault, read } of raws) {
		const notes: string[] = [];
		const once = new Map<string, Strange | undefined>();
		const groups = new Map<string, NamedGroup>();
		const desk: Desk = {
			note: (text) => void notes.push(text),
			noteOnce: (text, strange) => {
				if (!told.has(text) && told.size < MOST_ONCE) once.set(text, strange);
			},
			group: (group) => {
				const key = `${group.id}\n${group.name}`;
				if (!seen.has(key)) groups.set(key, group);
				return group.id;
			}
		};
		const result = attempt(() => (fault ? new Refusal('', '', fault) : read(desk)));
		if (result instanceof Refusal) {
			const { field, value, reason } = result;
			yield { kind: 'rejection', line, record: name, field, value, reason };
			continue;
		}
		for (const [key, group] of groups) {
			seen.add(key);
			yield { kind: 'group', line, group };
		}
		for (const [text, strange] of once) {
			told.add(text);
			yield { kind: 'note', line, record: name, text, ...(strange && { strange }) };
		}
		for (const text of notes) yield { kind: 'note', line, record: name, text };
		yield { kind: 'incident', line, incident: result };
	}
}

function attempt(read: () => Incident | Refusal): Incident | Refusal {
	try {
		return read();
	} catch (problem) {
		if (problem instanceof Refusal) return problem;
		throw problem;
	}
}

/** Notes on the file as a whole. */
export function* fileNotes(notes: string[]): Generator<Reading> {
	for (const text of notes) yield { kind: 'note', line: 0, record: '', text };
}
