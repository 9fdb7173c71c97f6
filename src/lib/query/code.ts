// What an editor copies: a view as markup, text or address, for those who write pages and those who write documents.
import { picturesOf } from './embed.ts';
import { escapeHTML, escapeLaTeX, escapeMarkdown } from './escape.ts';
import { embedAddress, figureAddress, viewAddress, type Shareable } from './shareable.ts';

/** Something to copy. */
export interface Code {
	id: 'frame' | 'element' | 'image' | 'markdown' | 'latex' | 'link' | 'caption' | 'alt';
	label: string;
	/** Where it belongs, in a sentence. */
	use: string;
	text: string;
}

/** The leave that a frame is given, and no more. */
export const SANDBOX =
	'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

const LINE = 20;
const FOOT = 110;
/** About how high an embed is at a width, in CSS pixels, where no script tells it. */
export function embedHeight(width: number, { view, options, words }: Shareable): number {
	const picture = picturesOf(view, options).findLast(({ from }) => from <= width);
	const perLine = Math.max(20, width / 6.8);
	const lines = options.words
		? Math.ceil(words.caption.length / perLine) +
			Math.ceil(words.title.length / (perLine * 0.72)) +
			1
		: Math.ceil(words.credit.length / perLine);
	const shape = picture ? (picture.height ?? picture.width * 1.2) / picture.width : 1;
	return Math.round(width * shape) + lines * LINE + FOOT;
}

/** A frame with the view, as markup. `style` is left out where the host keeps no style. */
export function frameMarkup(shared: Shareable, width: number, height: number): string {
	const attributes = [
		`src="${escapeHTML(embedAddress(shared))}"`,
		`title="${escapeHTML(shared.words.title)}"`,
		`width="${width}" height="${height}"`,
		'loading="lazy" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin"',
		`sandbox="${SANDBOX}"`,
		'style="width:100%;border:0"'
	];
	return `<iframe ${attributes.join(' ')}></iframe>`;
}

function captionMarkup(shared: Shareable): string {
	const { words, view } = shared;
	const credit = view.caption === null ? '' : ` ${escapeHTML(words.credit)}`;
	const link = `<a href="${escapeHTML(viewAddress(shared))}">Open in the Incident Atlas</a>`;
	return `<figcaption><strong>${escapeHTML(words.title)}</strong> ${escapeHTML(words.caption)}${credit} ${link}</figcaption>`;
}

const imageMarkup = (shared: Shareable): string => {
	const { width, height } = shared.options.figure;
	const size = height === null ? `width="${width}"` : `width="${width}" height="${height}"`;
	const source = escapeHTML(figureAddress(shared, 'png'));
	return `<img src="${source}" ${size} alt="${escapeHTML(shared.words.alt)}" loading="lazy" style="max-width:100%;height:auto">`;
};

/** The figure without its words, which stand beside it. */
const wordless = (shared: Shareable): Shareable => {
	const { options } = shared;
	return {
		...shared,
		options: { ...options, words: false, figure: { ...options.figure, words: false } }
	};
};
const figureMarkup = (inner: string, shared: Shareable): string =>
	shared.options.words ? `<figure>\n  ${inner}\n  ${captionMarkup(shared)}\n</figure>` : inner;

/** The codes of a view in a page that can be moved. */
function frameCodes(shared: Shareable): Code[] {
	const { width } = shared.options.figure;
	const bare = wordless(shared);
	const frame = frameMarkup(bare, width, embedHeight(width, bare));
	const still = figureMarkup(imageMarkup(bare), shared).replaceAll('\n', '\n  ');
	const source = escapeHTML(embedAddress(shared));
	const name = escapeHTML(shared.words.title);
	const script = `<script async src="${escapeHTML(shared.origin)}/incident-atlas.js"></script>`;
	return [
		{
			id: 'frame',
			label: 'Frame',
			use: 'For any page that takes HTML; right without any script.',
			text: figureMarkup(frame, shared)
		},
		{
			id: 'element',
			label: 'Element that finds its own height',
			use: 'For a page that may run a script of this atlas; where it may not, the picture stays.',
			text: `<incident-atlas src="${source}" title="${name}">\n  ${still}\n</incident-atlas>\n${script}`
		}
	];
}

/** The codes of a view as a picture. */
function stillCodes(shared: Shareable): Code[] {
	const bare = wordless(shared);
	const { words } = shared;
	return [
		{
			id: 'image',
			label: 'Picture for a page',
			use: 'HTML with caption and alternative text; the picture comes from this atlas.',
			text: figureMarkup(imageMarkup(bare), shared)
		},
		{
			id: 'latex',
			label: 'LaTeX',
			use: 'With the PDF saved beside the document as incident-atlas.pdf.',
			text: `\\begin{figure}\n  \\includegraphics[width=\\linewidth]{incident-atlas.pdf}\n  \\caption{${escapeLaTeX(`${words.title}. ${words.caption}`)}}\n\\end{figure}`
		}
	];
}

/** Text of a view, for wherever text is wanted. */
function textCodes(shared: Shareable): Code[] {
	const { words, view } = shared;
	const caption = `${words.title}. ${words.caption}${view.caption === null ? '' : ` ${words.credit}`}`;
	return [
		{ id: 'caption', label: 'Caption', use: 'For the line under the figure.', text: caption },
		{
			id: 'alt',
			label: 'Alternative text',
			use: 'For those who cannot see the figure: the field “alt text” of the picture.',
			text: words.alt
		}
	];
}

/**
 * The codes of a view, the most wanted first: for a frame or for a picture. Where nobody else can reach the atlas,
 * only what needs no address of it.
 */
export function codesOf(shared: Shareable, still: boolean, reachable: boolean): Code[] {
	if (!reachable) return [...textCodes(shared), ...stillCodes(shared).slice(1)];
	const { words } = shared;
	const view = viewAddress(shared);
	const picture = `![${escapeMarkdown(words.alt)}](<${figureAddress(wordless(shared), 'png')}>)`;
	const said = `*${escapeMarkdown(`${words.title}. ${words.caption}`)}*`;
	const markdown = `${picture}\n\n${said} [Open in the Incident Atlas](<${view}>)`;
	return [
		...(still ? stillCodes(shared) : frameCodes(shared)),
		{
			id: 'markdown',
			label: 'Markdown',
			use: 'The picture with its alternative text, the caption and a link.',
			text: markdown
		},
		{ id: 'link', label: 'Link', use: 'The view in the atlas.', text: view },
		...textCodes(shared)
	];
}
