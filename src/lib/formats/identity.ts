import { createHash } from 'node:crypto';
import { refuse } from './refusal.ts';

const PLAIN = /^[A-Za-z0-9._~+-]+$/;
const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;

const digest = (text: string, length: number): string =>
	createHash('sha256').update(text).digest('hex').slice(0, length);

const slug = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);

/** The id of an imported record; an original id that no address can hold is shortened and told apart by a digest. */
export function recordId(dataset: string, original: string, field: string): string {
	const text = original.trim();
	if (!text) refuse(field, original, 'is empty; expected the id of the record');
	if (SCIENTIFIC.test(text))
		refuse(field, text, 'is an id that a spreadsheet rounded; export it as text');
	const id = `${dataset}:${text}`;
	return PLAIN.test(text) && id.length <= 200 ? id : `${dataset}:${slug(text)}~${digest(text, 12)}`;
}

/** The id of a record that has none of its own: a digest of all its cells. */
export const contentId = (cells: string[]): string => 'row-' + digest(cells.join('\u001f'), 20);

/** The id of an imported group: by its stable number where there is one, else by its name. */
export function groupId(dataset: string, name: string, number?: string): string {
	if (number && PLAIN.test(number) && number.length <= 60) return `${dataset}:actor:${number}`;
	const plain = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
	return `${dataset}:actor:${slug(name)}~${digest(plain, 8)}`;
}
