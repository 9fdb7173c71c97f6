// What a reader is told of a redaction. No zod here: pages import this.
import { formatDay } from '../domain/period.ts';
import type { Redaction } from '../domain/redaction.ts';

/** That a thing, or which parts of it, was taken out and when, in a sentence. */
export function formatRedaction(redaction: Redaction): string {
	const { kind, date } = redaction;
	const fields = 'fields' in redaction ? redaction.fields : undefined;
	const what = fields
		? `Redacted in this ${kind}: ${fields.join(', ')}`
		: `This ${kind} was redacted`;
	return `${what} on ${formatDay(date)}.`;
}
