// XML as text: what is written here is well-formed whatever the data says.
import { escapeHTML } from '../../query/escape.ts';

// What reads XML takes a carriage return for the end of a line, and makes a line feed of it.
const written = (text: string) => escapeHTML(text).replaceAll('\r', '&#13;');

/** An element with text in it; empty text gives an empty element. */
export const element = (
	name: string,
	text: string,
	attributes: Record<string, string> = {}
): string => `<${name}${attributesOf(attributes)}>${written(text)}</${name}>`;

const attributesOf = (attributes: Record<string, string>): string =>
	Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${written(value)}"`)
		.join('');
