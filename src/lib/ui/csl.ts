// The parts of a CSL-JSON citation in words.
import { formatDay } from '../domain/period.ts';
import type { Source } from '../domain/source.ts';

/** The authors in their order, as "A. Writer; An institute"; empty where none is known. */
export const formatAuthors = ({ author = [] }: Pick<Source, 'author'>): string =>
	author
		.map((one) =>
			'literal' in one ? one.literal : [one.given, one.family].filter(Boolean).join(' ')
		)
		.join('; ');

/** The day, month or year of publication, as far as it is known; empty where it is not. */
export function formatIssued({ issued }: Pick<Source, 'issued'>): string {
	const [year, month, day] = issued?.['date-parts'][0] ?? [];
	if (year === undefined) return '';
	const two = (part: number) => String(part).padStart(2, '0');
	if (month === undefined) return String(year);
	const whole = formatDay(`${year}-${two(month)}-${two(day ?? 1)}`);
	return day === undefined ? whole.replace(/^\d+ /, '') : whole;
}
