import type { Reason, Report } from '../lib/server/imports/report.ts';
import { some } from './command.ts';

/** So many examples of each kind are printed. */
export const MOST_SHOWN = 5;

function* reasonLines(title: string, reasons: Reason[]): Generator<string> {
	if (reasons.length) yield `${title}:`;
	for (const { reason, count, examples } of reasons) {
		yield `  ${count} x ${reason}`;
		for (const { line, record, value } of examples.slice(0, MOST_SHOWN)) {
			const where = [line ? `line ${line}` : '', record].filter(Boolean).join(', ');
			if (where) yield `      ${where}: ${value}`;
		}
	}
}

/** What a file in a format said: how much was read, what was rejected and why, and what there is to note. */
export function* reportLines(format: string | null, report: Report): Generator<string> {
	const { read, accepted, rejected, reasons, notes } = report;
	if (format) yield `Format: ${format}`;
	yield `${some(read, 'record')} read, ${accepted} accepted, ${rejected} rejected.`;
	yield* reasonLines('Rejected', reasons);
	yield* reasonLines('Notes', notes);
}
