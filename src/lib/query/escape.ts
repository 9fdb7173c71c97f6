// Text in the languages that codes are written in.

const SIGNS: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
/** Text as it stands between tags or in a quoted attribute of HTML and XML; characters that XML forbids are left out. */
export const escapeHTML = (text: string): string =>
	text
		.toWellFormed()
		// eslint-disable-next-line no-control-regex -- XML has no way to write these.
		.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
		.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Text on one line of Markdown, with nothing in it that Markdown or HTML would read. */
export const escapeMarkdown = (text: string): string =>
	text
		.replace(/\s+/g, ' ')
		.replace(/[\\`*_{}[\]()#+!|~&<>]/g, (sign) =>
			sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`
		);

const LATEX: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};
/** Text on one line of LaTeX. */
export const escapeLaTeX = (text: string): string =>
	text.replace(/\s+/g, ' ').replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
