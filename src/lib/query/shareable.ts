// The addresses of a view in every form, whole, and who can reach them.
import type { Caption } from './caption.ts';
import { formatEmbed, type EmbedOptions } from './embed.ts';
import { formatFigure } from './figure.ts';
import { formatView, type View } from './view.ts';

/** A view as it is offered to others. */
export interface Shareable {
	/** Scheme and host of the atlas. */
	origin: string;
	view: View;
	options: EmbedOptions;
	words: Caption;
}

/** The formats of a figure, as the ends of its address. */
export const FIGURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** The address of the view as an embed. */
export const embedAddress = ({ origin, view, options }: Omit<Shareable, 'words'>): string =>
	address(origin, '/embed', formatEmbed(view, options));

/** The address of the view as a figure. */
export const figureAddress = (
	{ origin, view, options }: Omit<Shareable, 'words'>,
	format: FigureFormat
): string =>
	address(
		origin,
		`/figure.${format}`,
		[formatView(view), formatFigure(options.figure)].filter(Boolean).join('&')
	);

/** The address of the view in the atlas; the words are on the page that it is linked from. */
export const viewAddress = ({ origin, view }: Pick<Shareable, 'origin' | 'view'>): string =>
	address(origin, '/', formatView({ ...view, title: null, caption: null, alt: null }));

const address = (origin: string, path: string, query: string): string =>
	origin + path + (query ? `?${query}` : '');

/**
 * Whether others can reach an address, as far as can be told without asking: https, and no name or number that stands
 * for a machine of one's own or of a private net.
 */
export function isReachable(origin: string): boolean {
	if (!URL.canParse(origin)) return false;
	const { protocol, hostname } = new URL(origin);
	const own =
		/^(localhost|.*\.(localhost|local|internal|lan|home|test|example|invalid)|\[.*\]|0\..*|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*)$/;
	return protocol === 'https:' && hostname.includes('.') && !own.test(hostname);
}
