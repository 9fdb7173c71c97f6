// Title, caption and alternative text of a view, asked of the atlas that answers it.
import { captionOf, captionsOnFigure, type Caption, type Captioned } from '../query/caption.ts';
import type { View } from '../query/view.ts';
import type { Atlas } from './atlas.ts';
import { labelsOfChosen } from './chosen.ts';
import type { Unlisted } from '../query/answer.ts';
import type { Front } from './front.ts';
import { formatMiddle } from './placename.ts';
import { rowOf } from './rows.ts';
import { unlistedOf } from './unlisted.ts';

/** The ISO day as of which an atlas answers: the newest on which a dataset was retrieved or revised; null where none says. */
export const dayOfData = ({ records }: Pick<Atlas, 'records'>): string | null =>
	records.datasets.reduce<string | null>(
		(newest, { retrieved = null }) =>
			newest === null || (retrieved ?? '') > newest ? retrieved : newest,
		null
	);

const incidentsIn = (unlisted: readonly Unlisted[]) =>
	unlisted.reduce((sum, { incidents }) => sum + incidents, 0);

/** What a view's words are made from. */
async function toldOf(known: Atlas, view: View): Promise<Captioned> {
	const { engine, records, places } = known;
	const { filter, selected } = view;
	const [count, facets, histogram, unlisted] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.histogram(filter),
		unlistedOf(known, filter)
	]);
	const { labels } = labelsOfChosen(records, filter);
	if (filter.near) labels.near = formatMiddle(places, filter.near);
	const record = selected && known.record(selected.kind, selected.id);
	const row = record ? rowOf(record, records) : null;
	const { datasets } = records;
	return {
		view,
		count,
		facets,
		histogram,
		labels,
		row,
		datasets,
		day: dayOfData(known),
		unlisted: incidentsIn(unlisted)
	};
}

/** Title, caption and alternative text of a view. */
export const captionView = async (known: Atlas, view: View): Promise<Caption> =>
	captionOf(await toldOf(known, view));

/** The same as it stands on a figure, which may say at its foot whose data it is. */
export async function captionFigure(known: Atlas, view: View, hasCredits: boolean) {
	const told = await toldOf(known, view);
	const words = captionOf(told);
	const { caption, brief } = captionsOnFigure(told);
	if (hasCredits || view.caption !== null) return { ...words, caption, brief };
	return { ...words, brief: `${brief} ${words.credit}` };
}

/** The same of a page that has asked everything already. */
export const captionFront = (known: Atlas, front: Front): Caption =>
	captionOf({
		...front,
		row: front.opened?.detail.row ?? null,
		datasets: known.records.datasets,
		day: dayOfData(known),
		unlisted: incidentsIn(front.unlisted)
	});
