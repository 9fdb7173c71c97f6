// Asks the atlas for all that a figure of a view shows.
import type { Redaction } from '../../domain/redaction.ts';
import { formatDay } from '../../domain/period.ts';
import type { FigureOptions } from '../../query/figure.ts';
import { formatRedaction } from '../../query/redaction.ts';
import type { View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { captionFigure, dayOfData } from '../caption.ts';
import { drawnOf } from './drawn.ts';
import type { Sheet } from './sheet.ts';

/** Whose data it is, under which licence, of when. */
function creditsOf(
	{ engine, records }: Atlas,
	held: ReadonlySet<string | null>,
	day: string | null
) {
	const own = records.datasets.filter(({ id }, _, all) => held.has(id) || all.length === 1);
	return [
		...own.map(({ citation }) => `Data: ${citation}`),
		'Map: Natural Earth; places: GeoNames, CC BY 4.0. Boundaries and names are no endorsement.',
		`© the makers of the data. ${day ? `Data as of ${formatDay(day)}, snapshot` : 'Snapshot'} ${engine.snapshot}.`
	];
}

/** In place of any other words, where the record asked for was taken out. */
function tellRedaction(redaction: Redaction) {
	const sentence = formatRedaction(redaction);
	const whole = `${sentence} ${redaction.reason}`;
	return { title: sentence, caption: redaction.reason, brief: redaction.reason, alt: whole };
}

/** The sheet of a view; `mark` tells its ids from those of other figures. */
export async function gather(
	known: Atlas,
	view: View,
	options: FigureOptions,
	mark: string
): Promise<Sheet> {
	const day = dayOfData(known);
	const [facets, words, drawn] = await Promise.all([
		known.engine.facets(view.filter),
		captionFigure(known, view, options.credits),
		drawnOf(known, view)
	]);
	const { selected } = view;
	const record = selected && known.record(selected.kind, selected.id);
	const redaction = selected && !record && known.redactor.of(selected.kind, selected.id);
	const held = record
		? [record.dataset]
		: facets.dataset.filter(({ count }) => count > 0).map(({ value }) => value);
	return {
		...drawn,
		...words,
		...(redaction ? tellRedaction(redaction) : {}),
		options,
		theme: view.theme ?? 'light',
		lang: view.lang,
		labels: view.labels === 'native' ? 'native' : 'en',
		camera: view.map,
		selected: selected?.id ?? null,
		credits: creditsOf(known, new Set(held), day),
		day,
		mark
	};
}
