import type { Group } from '../domain/group.ts';
import type { Incident } from '../domain/incident.ts';
import type { Mapping } from './mapping.ts';

/** A file cannot be read; the message is a sentence for the person who brought it. */
export class FormatError extends Error {
	override name = 'FormatError';
}

/** A file that somebody brought; `open` may be called more than once and starts anew each time. */
export interface ImportFile {
	name: string;
	open(): AsyncIterable<Uint8Array>;
}

/** The beginning of a file, as far as it takes to recognise it. */
export interface Sample {
	name: string;
	/** First bytes, taken out of gzip. */
	head: Uint8Array;
	/** First bytes as text; empty where they are not text. */
	text: string;
	/** Names of the columns; empty where the file is no table. */
	headers: string[];
	/** First rows of a table. */
	rows: string[][];
	/** Why it is no table, in a sentence, where that was found out. */
	trouble?: string;
}

/** How a file is to be read. */
export interface ReadOptions {
	/** Id of the dataset, which every id begins with. */
	dataset: string;
	/** Release of the dataset; in no record, so that a newer release changes only what it changes. */
	release: string;
	/** Id of the source that evidence names; the dataset's id if left out. */
	source?: string;
	mapping?: Mapping;
	/** Files that belong to this one, as the sources and associations of TimeMap. */
	beside?: ImportFile[];
}

/** What a file says of a group, given once for each name that it bears. */
export interface NamedGroup {
	id: string;
	name: string;
	kind: Group['kind'];
	/** Its id or name in the collection that the file comes from. */
	external?: { collection: 'ucdp' | 'acled' | 'gtd'; id: string };
}

/** A word of a column that stands for nothing known; a mapping can say for what. */
export interface Strange {
	of: keyof Mapping['values'];
	word: string;
}

/** One thing read; each record of the file gives exactly one incident or one rejection. */
export type Reading =
	| { kind: 'incident'; line: number; incident: Incident }
	| { kind: 'group'; line: number; group: NamedGroup }
	| {
			kind: 'rejection';
			/** Line, row or place in the list where the record begins, from 1. */
			line: number;
			/** Id of the record in the file; empty where it has none. */
			record: string;
			field: string;
			value: string;
			reason: string;
	  }
	| { kind: 'note'; line: number; record: string; text: string; strange?: Strange };

/** A way of writing incidents down, and how to read it. */
export interface Format {
	id: string;
	label: string;
	/** With the dot, in lower case. */
	extensions: string[];
	mediaTypes: string[];
	/** How sure it is that a file is of this format, from 0 to 1. */
	recognise(sample: Sample): number;
	/** Reads a file from its beginning; throws FormatError where the file as a whole cannot be read. */
	read(file: ImportFile, options: ReadOptions): AsyncIterable<Reading>;
}
