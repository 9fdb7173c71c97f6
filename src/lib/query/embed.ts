// What an address says of an embed beside its view, and the address of the picture that it shows.
import { formatFigure, initialFigure, parseFigure, type FigureOptions } from './figure.ts';
import { formatView, type View } from './view.ts';

/** When the picture of an embed becomes a map that can be moved: when it is touched, once it is seen, never. */
export const INTERACTIONS = ['touch', 'now', 'never'] as const;
export type Interaction = (typeof INTERACTIONS)[number];

/** How a view is shown in the page of somebody else. */
export interface EmbedOptions {
	interactive: Interaction;
	/** Title and caption; not where the page around says them. */
	words: boolean;
	/** Of the picture; its width and height give the proportion. */
	figure: FigureOptions;
}

/** An embed of which the address says nothing. */
export const initialEmbed: Readonly<EmbedOptions> = {
	interactive: 'touch',
	words: true,
	figure: initialFigure
};

/** Reads what an address says of an embed; each value that cannot be used is told in a sentence. */
export function parseEmbed(params: URLSearchParams): { options: EmbedOptions; faults: string[] } {
	const { options: figure, faults } = parseFigure(params);
	const asked = params.get('interactive')?.trim() || initialEmbed.interactive;
	const interactive = INTERACTIONS.find((word) => word === asked);
	if (!interactive)
		faults.push(
			`“${asked.slice(0, 60)}” for “interactive” cannot be used: expected one of ${INTERACTIONS.join(', ')}.`
		);
	return {
		options: {
			interactive: interactive ?? initialEmbed.interactive,
			words: figure.words,
			figure
		},
		faults
	};
}

/** The query string of an embed, without `?`; what is usual is left out. */
export function formatEmbed(view: View, { interactive, words, figure }: EmbedOptions): string {
	const own = interactive === initialEmbed.interactive ? '' : `interactive=${interactive}`;
	return [formatView(view), formatFigure({ ...figure, words }), own].filter(Boolean).join('&');
}

/** One picture of an embed: shown from so many pixels of width on. */
export interface Picture {
	from: number;
	width: number;
	/** Null: as high as its list of numbers needs. */
	height: number | null;
	/** The query string of the figure, without `?`, and where the reader's device chooses that for the dark. */
	query: string;
	dark: string | null;
}

const WIDTHS = [
	{ from: 0, width: 320, proportion: 1.2 },
	{ from: 440, width: 600, proportion: 0.72 },
	{ from: 760, width: 960, proportion: 0.6 }
];

/** The pictures of an embed, narrowest first. Words and credits stand as text beside them. */
export function picturesOf(view: View, { figure }: EmbedOptions): Picture[] {
	// Its own words stand on the page, and so are not asked for twice.
	const shown: View = { ...view, title: null, caption: null, alt: null };
	return WIDTHS.map(({ from, width, proportion }) => {
		const whole = figure.height === null ? proportion : figure.height / figure.width;
		const bounded = Math.min(3, Math.max(1 / 3, whole));
		// The list beside it is text; numbers are for those who ask for them.
		const numbered = figure.numbered ?? false;
		const height = numbered ? null : Math.round(width * bounded);
		const options = { ...figure, width, height, numbered, words: false, credits: false };
		const of = (theme: View['theme']) =>
			`${formatView({ ...shown, theme })}&${formatFigure(options)}`;
		const query = of(view.theme).replace(/^&/, '');
		return { from, width, height, query, dark: view.theme === null ? of('dark') : null };
	});
}
