// What a file said and what became of it, in numbers and first examples; it does not grow with the file.
import type { Reading } from '../../formats/format.ts';

/** Where something was found. */
export interface Example {
	line: number;
	record: string;
	value: string;
}

/** Records rejected for one reason, or told of in one way. */
export interface Reason {
	/** As "latitude: is no number". */
	reason: string;
	count: number;
	examples: Example[];
}

/** The result of reading a file. */
export interface Report {
	read: number;
	accepted: number;
	rejected: number;
	reasons: Reason[];
	notes: Reason[];
}

const MOST_EXAMPLES = 5;
/** Beyond so many different reasons the rest are counted together. */
const MOST_REASONS = 200;
const REST = 'other reasons';

type Found = Extract<Reading, { kind: 'rejection' | 'note' }>;

/** What notes of one kind have in common: their words without numbers and quotations. */
const kindOf = (text: string): string =>
	text.replace(/"(?:[^"\\]|\\.)*"|“[^”]*”/g, '…').replace(/\d[\d.,:-]*\d|\d/g, '…');

const add = (reasons: Map<string, Reason>, key: string, reason: string, example: Example): void => {
	const full = reasons.size >= MOST_REASONS && !reasons.has(key);
	const known = reasons.get(full ? REST : key) ?? {
		reason: full ? REST : reason,
		count: 0,
		examples: []
	};
	known.count++;
	if (known.examples.length < MOST_EXAMPLES) known.examples.push(example);
	reasons.set(full ? REST : key, known);
};

const mostFirst = (reasons: Map<string, Reason>): Reason[] =>
	[...reasons.values()].sort((a, b) => b.count - a.count);

/** An empty report, and what to tell it of. */
export function createReport() {
	const counts = { read: 0, accepted: 0, rejected: 0 };
	const reasons = new Map<string, Reason>();
	const notes = new Map<string, Reason>();
	const put = (reading: Found) => {
		const { line, record } = reading;
		if (reading.kind === 'note') {
			const key = line === 0 ? reading.text : kindOf(reading.text);
			add(notes, key, key, { line, record, value: reading.text });
			return;
		}
		const { field, value, reason } = reading;
		const key = [field, reason].filter(Boolean).join(': ');
		add(reasons, kindOf(key), key, { line, record, value });
	};
	return {
		hear(reading: Reading): void {
			if (reading.kind === 'note') put(reading);
			else if (reading.kind !== 'group') {
				counts.read++;
				if (reading.kind === 'incident') counts.accepted++;
				else {
					counts.rejected++;
					put(reading);
				}
			}
		},
		report: (): Report => ({ ...counts, reasons: mostFirst(reasons), notes: mostFirst(notes) })
	};
}
