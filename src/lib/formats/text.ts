// Text from files, made fit for a record: one line or a paragraph, without control characters.

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

const clip = (text: string, most: number): string =>
	text.length > most
		? text
				.slice(0, most - 1)
				.toWellFormed()
				.replace(/\ufffd$/, '') + '…'
		: text;

/** Text without control characters, otherwise as it was; line ends become \n. */
export function plainText(text: string): string {
	const trimmed = text.trim();
	if (!CONTROL.test(trimmed) && trimmed.isWellFormed()) return trimmed;
	return trimmed
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.replace(CONTROLS, '')
		.toWellFormed()
		.trim();
}

/** One line of at most 300 characters; what is longer ends in an ellipsis. */
export const lineText = (text: string): string =>
	clip(plainText(text).replace(/\s+/g, ' ').trim(), 300);

/** Most characters of a note. */
export const MOST_NOTE = 5000;

/** A paragraph of at most 5,000 characters; what is longer ends in an ellipsis. */
export const paragraphText = (text: string): string => clip(plainText(text), MOST_NOTE);
