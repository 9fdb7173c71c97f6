// Items as sentences of a reference list, in the manner of three styles that reports use and in a plain one.
import type { CslDate, Item } from './item.ts';

/** The styles that a citation in words can be asked for in. */
export const STYLES = ['plain', 'apa', 'chicago', 'mla'] as const;
export type Style = (typeof STYLES)[number];

const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
	...['September', 'October', 'November', 'December']
];

type Order = 'day first' | 'month first' | 'year first';

function dateIn(date: CslDate, order: Order): string {
	const [year, month, day] = date['date-parts'][0];
	const named = month === undefined ? '' : (MONTHS[month - 1] ?? '');
	if (order === 'day first') return [day, named, year].filter(Boolean).join(' ');
	const inYear = [named, day].filter(Boolean).join(' ');
	if (order === 'year first') return [year, inYear].filter(Boolean).join(', ');
	return [inYear, year].filter(Boolean).join(day === undefined ? ' ' : ', ');
}

type Name = NonNullable<Item['author']>[number];

function turned(one: Name, initials: boolean): string {
	if ('literal' in one) return one.literal;
	const { family, given } = one;
	if (!given) return family;
	const short = given
		.split(/\s+/)
		.map((part) => `${[...part][0] ?? ''}.`)
		.join(' ');
	return `${family}, ${initials ? short : given}`;
}
const straight = (one: Name): string =>
	'literal' in one ? one.literal : [one.given, one.family].filter(Boolean).join(' ');

function authorsIn(author: readonly Name[], style: Style): string {
	const [first, ...others] = author;
	if (!first) return '';
	if (style === 'apa') {
		const all = author.map((one) => turned(one, true));
		const last = all.pop() ?? '';
		return all.length ? `${all.join(', ')}, & ${last}` : last;
	}
	if (style === 'mla' && others.length > 1) return `${turned(first, false)}, et al.`;
	const all = [style === 'plain' ? straight(first) : turned(first, false), ...others.map(straight)];
	const last = all.pop() ?? '';
	return all.length ? `${all.join(', ')} and ${last}` : last;
}

/** Parts as sentences; each ends with one full stop. */
const sentences = (parts: readonly (string | undefined | false)[]): string =>
	parts
		.filter((part) => typeof part === 'string' && part !== '')
		.map((part) => (/[.?!]”?$/.test(part as string) ? part : `${part as string}.`))
		.join(' ');

const FORMS: Record<Style, (item: Item) => string> = {
	plain: ({ title, author = [], publisher, issued, accessed, version, URL, ...item }) =>
		sentences([
			authorsIn(author, 'plain'),
			`“${title}”`,
			[item['container-title'], publisher, issued && dateIn(issued, 'day first')]
				.filter(Boolean)
				.join(', '),
			version && `Version ${version}`,
			URL &&
				[URL, accessed && `retrieved ${dateIn(accessed, 'day first')}`].filter(Boolean).join(', ')
		]),
	apa: ({ title, author = [], publisher, issued, accessed, version, URL, ...item }) => {
		const when = `(${issued ? dateIn(issued, 'year first') : 'n.d.'})`;
		const named = `${title}${version ? ` (Version ${version})` : ''}${item.type === 'dataset' ? ' [Data set]' : item.type === 'map' ? ' [Map]' : ''}`;
		const by = authorsIn(author, 'apa') || publisher;
		return sentences([
			...(by ? [by, when, named] : [named, when]),
			item['container-title'] ?? (by === publisher ? undefined : publisher),
			URL && (accessed ? `Retrieved ${dateIn(accessed, 'month first')}, from ${URL}` : URL)
		]);
	},
	chicago: ({ title, author = [], publisher, issued, accessed, version, URL, ...item }) =>
		sentences([
			authorsIn(author, 'chicago'),
			`“${title}.”`,
			[item['container-title'], publisher].filter(Boolean).join('. '),
			version && `Version ${version}`,
			issued ? dateIn(issued, 'month first') : 'n.d',
			accessed && `Accessed ${dateIn(accessed, 'month first')}`,
			URL
		]),
	mla: ({ title, author = [], publisher, issued, accessed, version, URL, ...item }) =>
		sentences([
			authorsIn(author, 'mla'),
			`“${title}.”`,
			[
				item['container-title'],
				version && `version ${version}`,
				publisher,
				issued && dateIn(issued, 'day first'),
				URL
			]
				.filter(Boolean)
				.join(', '),
			accessed && `Accessed ${dateIn(accessed, 'day first')}`
		])
};

/** An item in one line; a dataset as its makers ask to be cited, with its licence, whatever the style. */
export function formatCitation(item: Item, style: Style): string {
	const { type, note, license } = item;
	if (type === 'dataset' && note !== undefined)
		return sentences([note, license && !note.includes(license) && `Licence: ${license}`]);
	return sentences([FORMS[style](item), license && `Licence: ${license}`]);
}
