// The record that a view opens.
import type { Redaction } from '../domain/redaction.ts';
import type { IncidentDetail, PresenceDetail, StatementDetail } from '../query/answer.ts';
import { formatRedaction } from '../query/redaction.ts';
import type { View } from '../query/view.ts';
import type { Atlas } from './atlas.ts';
import { incidentDetail, presenceDetail, statementDetail } from './detail.ts';

/** The opened record, and what was taken out of it. */
export type Opened = (
	| { kind: 'incident'; id: string; detail: IncidentDetail }
	| { kind: 'statement'; id: string; detail: StatementDetail }
	| { kind: 'presence'; id: string; detail: PresenceDetail }
) & { redaction: Redaction | null };

/** The record that the view opens; null where none is named or nobody knows the id. */
export function openedOf(known: Atlas, { selected }: View): Opened | null {
	if (!selected) return null;
	const { kind, id } = selected;
	const redaction = known.redactor.of(kind, id) ?? null;
	if (kind === 'incident') {
		const detail = incidentDetail(known, id);
		return detail && { kind, id, detail, redaction };
	}
	if (kind === 'statement') {
		const detail = statementDetail(known, id);
		return detail && { kind, id, detail, redaction };
	}
	const detail = presenceDetail(known, id);
	return detail && { kind, id, detail, redaction };
}

/** Why a selected record cannot be opened, in words. */
export function unopened({ redactor }: Atlas, { kind, id }: NonNullable<View['selected']>): string {
	const redaction = redactor.of(kind, id);
	return redaction
		? `${formatRedaction(redaction)} ${redaction.reason}`
		: `This atlas has no ${kind} “${id.slice(0, 80)}”. It may have been written wrongly, or withdrawn.`;
}
