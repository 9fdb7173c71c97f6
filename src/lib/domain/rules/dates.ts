import type { Draft, Finding } from '../draft.ts';
import { itemsOf, membersOf, numberOf, show, textOf, visit } from '../loose.ts';
import type { Loose } from '../loose.ts';
import { daySchema } from '../schema.ts';
import type { Known } from './known.ts';

const dayOf = (value: unknown): string | null => {
	const day = textOf(value);
	return day !== null && daySchema.safeParse(day).success ? day : null;
};

function checkPeriod(period: Loose, at: string, today: string): Finding[] {
	const findings: Finding[] = [];
	const earliest = dayOf(period.earliest);
	const latest = dayOf(period.latest);
	if (earliest && earliest > today) {
		findings.push({ field: `${at}.earliest`, found: earliest, expected: `a day up to ${today}` });
	}
	if (earliest && latest && earliest > latest) {
		findings.push({
			field: `${at}.earliest`,
			found: `${earliest}, after the latest day ${latest}`,
			expected: `${latest} or a day before it`
		});
	}
	if (period.precision !== 'day') return findings;
	if (period.earliest === null || period.latest === null) {
		findings.push({
			field: `${at}.precision`,
			found: 'day, with an unknown end',
			expected: 'both days, or the precision unknown'
		});
	} else if (earliest && latest && earliest < latest && period.inferred === undefined) {
		findings.push({
			field: `${at}.precision`,
			found: `day, within ${earliest} to ${latest}`,
			expected: 'one day, a wider precision, or `inferred` with the reason'
		});
	}
	return findings;
}

/** A date in CSL-JSON that no calendar has. */
function checkIssued(issued: Loose): Finding[] {
	const parts = itemsOf(itemsOf(issued['date-parts'])[0]).map(numberOf);
	const [year, month, day] = parts;
	if (typeof year !== 'number') return [];
	const iso = [String(year).padStart(4, '0'), month ?? 1, day ?? 1]
		.map((part) => String(part).padStart(2, '0'))
		.join('-');
	if (dayOf(iso)) return [];
	return [{ field: 'issued.date-parts', found: show(parts), expected: 'a date that exists' }];
}

/** Dates that cannot be: ends the wrong way round, days to come, a claim made before what it claims. */
export function checkDates(draft: Draft, { today }: Known): Finding[] {
	const findings: Finding[] = [];
	const record = membersOf(draft.value);
	visit(record, (object, key, path) => {
		if (key === 'period' || key === 'made') findings.push(...checkPeriod(object, path, today));
	});
	for (const field of ['accessed', 'retrieved']) {
		const day = dayOf(record[field]);
		if (day && day > today) findings.push({ field, found: day, expected: `a day up to ${today}` });
	}
	if (draft.kind === 'source') findings.push(...checkIssued(membersOf(record.issued)));
	if (draft.kind !== 'incident') return findings;
	const begun = dayOf(membersOf(record.period).earliest);
	for (const [index, item] of itemsOf(record.attributions).entries()) {
		const said = dayOf(membersOf(membersOf(item).made).latest);
		if (!begun || !said || said >= begun) continue;
		findings.push({
			field: `attributions.${index}.made.latest`,
			found: `${said}, before the incident`,
			expected: `${begun} or a day after it`
		});
	}
	return findings;
}
