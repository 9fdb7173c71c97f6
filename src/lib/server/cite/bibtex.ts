// Items as BibTeX with the fields of biblatex (https://ctan.org/pkg/biblatex), in UTF-8.
import type { CslDate, Item } from './item.ts';

const TYPES: Partial<Record<Item['type'], string>> = {
	'article-newspaper': 'article',
	'article-magazine': 'article',
	'article-journal': 'article',
	book: 'book',
	report: 'report',
	dataset: 'dataset',
	webpage: 'online',
	post: 'online',
	entry: 'online',
	map: 'online',
	motion_picture: 'video'
};

/** Signs that mean something to TeX. */
const escaped = (text: string): string =>
	text.replace(/[\\{}$&#%_^~]/g, (sign) =>
		sign === '\\'
			? '\\textbackslash{}'
			: sign === '^'
				? '\\textasciicircum{}'
				: sign === '~'
					? '\\textasciitilde{}'
					: `\\${sign}`
	);

/** An address stands as it is, save what would end the field. */
const address = (text: string) => text.replace(/[{}\\]/g, encodeURIComponent);

const dateOf = ({ 'date-parts': [parts] }: CslDate): string =>
	parts.map((part, index) => String(part).padStart(index ? 2 : 4, '0')).join('-');

const authorOf = (author: NonNullable<Item['author']>): string =>
	author
		.map((one) =>
			'literal' in one
				? `{${escaped(one.literal)}}`
				: [one.family, one.given]
						.filter((part) => part !== undefined)
						.map(escaped)
						.join(', ')
		)
		.join(' and ');

function entry(item: Item, key: string): string {
	const { title, author, publisher, issued, accessed, version, license, language, URL, note } =
		item;
	const isArticle = item.type.startsWith('article');
	const container = item['container-title'];
	const fields: [string, string | undefined][] = [
		['title', `{${escaped(title)}}`],
		['author', author && authorOf(author)],
		[isArticle ? 'journaltitle' : 'publisher', publisher && escaped(publisher)],
		['maintitle', container && escaped(container)],
		['date', issued && dateOf(issued)],
		['version', version && escaped(version)],
		['language', language && escaped(language)],
		['url', URL && address(URL)],
		['urldate', accessed && dateOf(accessed)],
		[
			'note',
			[note, license && `Licence: ${license}`]
				.filter(Boolean)
				.map((text) => escaped(text ?? ''))
				.join(' ') || undefined
		]
	];
	const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
	return `@${TYPES[item.type] ?? 'misc'}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** Items as one BibTeX file. Keys are the ids with everything but letters, digits and `-` as `-`, each once. */
export function formatBibtex(items: readonly Item[]): string {
	const taken = new Set<string>();
	return items
		.map((item) => {
			const plain = item.id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'item';
			let key = plain;
			for (let n = 2; taken.has(key); n++) key = `${plain}-${n}`;
			taken.add(key);
			return entry(item, key);
		})
		.join('\n');
}
