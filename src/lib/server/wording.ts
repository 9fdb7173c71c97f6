// Words that would tell what is kept back of a record, and the record in other words.
import type { Incident } from '../domain/incident.ts';
import type { Region } from '../domain/region.ts';
import type { Evidence } from '../domain/schema.ts';
import { wordsOf } from '../query/fold.ts';

/** Stands where words are kept back. */
export const KEPT_BACK = 'Not published.';

/** A decimal number as coordinates have it, or a sign of degrees. */
const COORDINATE = /\d[.,]\d{2}|\d\s*°/u;

/** Whether a text tells a place that is not to be told: by a name of it, or by coordinates. */
export function tellerOf(
	{ location }: Incident,
	hidden: readonly Region[]
): (text: string) => boolean {
	const parts = (name: string) => [name, ...name.split(/[,;/()]+/u)];
	const names = [
		...(location.name ? parts(location.name) : []),
		...hidden.flatMap(({ name, names = {} }) => [name, ...Object.values(names)])
	]
		.map((name) => wordsOf(name).join(' '))
		.filter((name) => name.length > 2);
	return (text) => {
		const plain = wordsOf(text).join(' ');
		return COORDINATE.test(text) || names.some((name) => plain.includes(name));
	};
}

/** Whether a text tells what is kept back. */
export type Tells = (text: string) => boolean;

/** Evidence without the words that tell. */
export const silenced = (evidence: readonly Evidence[], tells: Tells): Evidence[] =>
	evidence.map((one) =>
		tells(one.paraphrase) || (one.locator !== undefined && tells(one.locator))
			? { source: one.source, paraphrase: KEPT_BACK }
			: one
	);

/** The same record in words that tell nothing of what is kept back. */
export function reworded(incident: Incident, tells: Tells, title: string): Incident {
	const { period, casualties, attributions, note, ...rest } = incident;
	const ofPeriod = ({ inferred, ...one }: Incident['period']): Incident['period'] => ({
		...one,
		...(inferred && !tells(inferred.why) && !tells(inferred.what) && { inferred }),
		evidence: silenced(one.evidence, tells)
	});
	const noteOf = (text: string | undefined) =>
		text !== undefined && !tells(text) ? { note: text } : {};
	return {
		...rest,
		...noteOf(note),
		title: tells(incident.title) ? title : incident.title,
		period: ofPeriod(period),
		casualties: casualties.map(({ note: own, ...figure }) => ({
			...figure,
			...noteOf(own),
			evidence: silenced(figure.evidence, tells)
		})),
		attributions: attributions.map(({ note: own, made, by, ...one }) => ({
			...one,
			...noteOf(own),
			...(made && { made: ofPeriod(made) }),
			by: tells(by) ? KEPT_BACK : by,
			evidence: silenced(one.evidence, tells)
		})),
		evidence: silenced(incident.evidence, tells)
	};
}

/** Whether a title is the beginning of a note, or a part of it. */
export function isFrom(title: string, note: string | undefined): boolean {
	const plain = wordsOf(title).join(' ');
	return plain !== '' && note !== undefined && wordsOf(note).join(' ').includes(plain);
}

/** Codes in which a note stands again. */
export function withoutNote(codes: Record<string, string>, note: string): Record<string, string> {
	const plain = wordsOf(note).join(' ');
	const LONG = 20;
	const repeats = (value: string) => {
		const text = wordsOf(value).join(' ');
		return text !== '' && (text.includes(plain) || (text.length >= LONG && plain.includes(text)));
	};
	return Object.fromEntries(Object.entries(codes).filter(([, value]) => !repeats(value)));
}
