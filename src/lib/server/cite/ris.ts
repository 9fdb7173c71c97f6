// Items as RIS, with the tags that Zotero, EndNote and Mendeley read: a tag of two signs, two spaces, a dash, a space.
import type { CslDate, Item } from './item.ts';

const TYPES: Partial<Record<Item['type'], string>> = {
	'article-newspaper': 'NEWS',
	'article-magazine': 'MGZN',
	'article-journal': 'JOUR',
	book: 'BOOK',
	broadcast: 'MPCT',
	report: 'RPRT',
	dataset: 'DATA',
	webpage: 'ELEC',
	post: 'BLOG',
	entry: 'DBASE',
	map: 'MAP',
	motion_picture: 'VIDEO',
	interview: 'PCOMM'
};

const dateOf = ({ 'date-parts': [[year = 0, month, day]] }: CslDate): string => {
	const two = (part: number | undefined) =>
		part === undefined ? '' : String(part).padStart(2, '0');
	return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}`;
};

/** One line each, so that no text begins a tag of its own. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim();

function entry(item: Item): string {
	const {
		title,
		author = [],
		publisher,
		issued,
		accessed,
		version,
		license,
		language,
		URL,
		note
	} = item;
	const isArticle = item.type.startsWith('article');
	const tags: [string, string | undefined][] = [
		['TY', TYPES[item.type] ?? 'GEN'],
		['ID', item.id],
		['TI', title],
		...author.map((one): [string, string] => [
			'AU',
			'literal' in one ? `${one.literal},` : [one.family, one.given].filter(Boolean).join(', ')
		]),
		['T2', item['container-title'] ?? (isArticle ? publisher : undefined)],
		['PB', publisher],
		['PY', issued && String(issued['date-parts'][0][0])],
		['DA', issued && dateOf(issued)],
		['ET', version],
		['LA', language],
		['UR', URL],
		['Y2', accessed && dateOf(accessed)],
		['N1', note],
		['C1', license && `Licence: ${license}`]
	];
	const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${line(value)}`] : []));
	return [...lines, 'ER  - ', ''].join('\r\n');
}

/** Items as one RIS file. */
export const formatRis = (items: readonly Item[]): string => items.map(entry).join('\r\n');
