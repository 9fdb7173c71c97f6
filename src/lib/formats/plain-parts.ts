import type { Attribution, Evidence, Figure, Period } from '../domain/schema.ts';
import type { Role, Standing } from '../domain/standing.ts';
import { dayFrom, lastDay, parseDay } from './day.ts';
import type { Desk } from './desk.ts';
import type { ReadOptions } from './format.ts';
import { groupId } from './identity.ts';
import type { Field, Mapping } from './mapping.ts';
import { isMissing, parseAmount } from './number.ts';
import { figureOf, periodOf, single } from './parts.ts';
import type { PlainRow } from './plain.ts';
import { lineText } from './text.ts';
import { standingNamed } from './words.ts';
import { plainName } from './header.ts';
import { refuse } from './refusal.ts';

const UNKNOWN = /^(unknown|unclear|not known|\?+)$/i;
// Crowds and civilians are no organised groups, and whom nobody could name is not one group.
const NO_GROUP =
	/^(?:(?:unknown|unidentified|unclear|not known|civilians|protesters|rioters)\b|\?+$)/i;

type Span = { from: string | null; to: string | null; precision: Period['precision'] };
const NO_SPAN: Span = { from: null, to: null, precision: 'unknown' };

/** A cell as 2011, 2011-11 or a day: the first and last day it can mean. */
function spanOf(row: PlainRow, field: Field, mapping: Mapping, desk: Desk): Span {
	const text = row.text(field);
	if (isMissing(text) || UNKNOWN.test(text)) return NO_SPAN;
	const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
	if (year) {
		const from = dayFrom(Number(year), Number(month ?? 1), 1);
		const to = month ? lastDay(Number(year), Number(month)) : dayFrom(Number(year), 12, 31);
		if (!from) return refuse(row.field(field), text, 'is no month or year of the calendar');
		return { from, to, precision: month ? 'month' : 'year' };
	}
	if (!mapping.dateOrder && /^\d{1,2}[-/]\d{1,2}[-/]\d/.test(text))
		desk.noteOnce(
			'Dates as 03/04/2011 were read day first; the mapping’s dateOrder can say otherwise.'
		);
	const day = parseDay(text, row.field(field), mapping.dateOrder);
	return { from: day, to: day, precision: 'day' };
}

/** When it was: one date, or the first and last day on which it can have been. */
export function periodOfRow(
	row: PlainRow,
	mapping: Mapping,
	evidence: Evidence[],
	desk: Desk
): Period {
	const date = spanOf(row, 'date', mapping, desk);
	if (date.from) return periodOf([date.from, date.to], date.precision, evidence);
	const { from } = spanOf(row, 'earliest', mapping, desk);
	const { to } = spanOf(row, 'latest', mapping, desk);
	return periodOf([from, to], from && from === to ? 'day' : 'unknown', evidence);
}

/** A cell as 6, 6-9, 6+ or nothing. What is in words is kept as a code and told. */
function rangeOf(row: PlainRow, field: Field, desk: Desk): Pick<Figure, 'low' | 'best' | 'high'> {
	const text = row.text(field);
	const nothing = single(null);
	if (isMissing(text) || UNKNOWN.test(text)) return nothing;
	const [, from, to] = /^(\d+)\s*(?:-|–|to)\s*(\d+)$/.exec(text) ?? [];
	if (from && to)
		return {
			low: parseAmount(from, row.field(field)),
			best: null,
			high: parseAmount(to, row.field(field))
		};
	const [, least] = /^(?:at least\s+|>=\s*)?(\d+)\s*\+?$/i.exec(text) ?? [];
	if (least && !/^\d+$/.test(text))
		return { ...nothing, low: parseAmount(least, row.field(field)) };
	if (/^[\d\s.,+-]/.test(text) || /^(nan|inf)/i.test(text))
		return single(parseAmount(text, row.field(field)));
	desk.note(
		`${row.field(field)} ${JSON.stringify(lineText(text))} is no number; no figure was taken from it.`
	);
	return nothing;
}

/** The figures of a row. */
export function figuresOf(row: PlainRow, evidence: Evidence[], desk: Desk): Figure[] {
	const killed = rangeOf(row, 'killed', desk);
	const low = rangeOf(row, 'killedLow', desk);
	const high = rangeOf(row, 'killedHigh', desk);
	const range = {
		low: low.best ?? low.low ?? killed.low,
		best: killed.best,
		high: high.best ?? high.high ?? killed.high
	};
	return [
		figureOf('killed', 'all', range, evidence, desk),
		figureOf('wounded', 'all', rangeOf(row, 'wounded', desk), evidence, desk),
		figureOf('abducted', 'all', rangeOf(row, 'abducted', desk), evidence, desk)
	].filter((figure) => figure !== null);
}

function standingOf(row: PlainRow, mapping: Mapping, desk: Desk): Standing {
	const word = row.text('standing');
	const otherwise = mapping.defaults.standing ?? 'attributed';
	if (!word) return otherwise;
	const given = Object.entries(mapping.values.standing ?? {}).find(
		([name]) => plainName(name) === plainName(word)
	)?.[1];
	const standing = given ?? standingNamed(word);
	if (!standing)
		desk.noteOnce(
			`The standing ${JSON.stringify(lineText(word))} is not known; it became ${otherwise}.`,
			{ of: 'standing', word: lineText(word) }
		);
	return standing ?? otherwise;
}

const ROLES: Role[] = ['perpetrator', 'target', 'party'];

/** Who is named in a row, groups in one cell parted by semicolons. */
export function attributionsOf(
	row: PlainRow,
	mapping: Mapping,
	options: ReadOptions,
	evidence: Evidence[],
	desk: Desk
): Attribution[] {
	const standing = standingOf(row, mapping, desk);
	return ROLES.flatMap((role) => {
		const names = row.text(role).split(';').map(lineText);
		return [...new Set(names)]
			.filter((name) => name && !isMissing(name) && !NO_GROUP.test(name))
			.map((name): Attribution => {
				const group = desk.group({ id: groupId(options.dataset, name), name, kind: 'armed group' });
				return { group, role, standing, by: lineText(options.dataset), evidence };
			});
	});
}
