// What an export says of itself, whatever it is written in.
import { initialView, type View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { dayOfData } from '../caption.ts';
import { citedBy } from '../cite/cited.ts';
import { formatCited } from '../cite/text.ts';
import { directoryOf } from '../directory.ts';
import { unlistedOf } from '../unlisted.ts';
import { plainText, type About } from './table.ts';

const NOTES = [
	'An empty figure is not reported, which is not 0; figures are what was reported, as a range.',
	'A point is a place that is known; whatever is known less exactly is given as an area, in which it can lie anywhere, or has no geometry. place_precision says which.',
	'What is claimed, attributed or suspected is not established: standings says how each group is said to be involved.',
	'Boundaries and names do not imply endorsement of anybody’s claim.'
];

/** What an export of a view says of itself. */
export async function aboutOf(known: Atlas, view: View, origin: string): Promise<About> {
	const { snapshot } = known.engine;
	const pinned: View = { ...initialView, filter: view.filter, snapshot };
	const day = dayOfData(known);
	// The day of the data stands for the day of access, so that the same question gives the same file.
	const today = day ?? new Date().toISOString().slice(0, 10);
	const [cited, unlisted] = await Promise.all([
		citedBy(known, pinned, { origin, today }),
		unlistedOf(known, view.filter)
	]);
	const { datasets } = directoryOf(known.records);
	const licences = cited.datasets.map(({ id, title }) => {
		const { licence = '', licenceURL } = datasets.get(id) ?? {};
		return `${title}: ${licence}${licenceURL ? ` (${licenceURL})` : ''}`;
	});
	const left = unlisted.map(
		({ title, incidents }) =>
			`${incidents} incidents of ${title} match and are not in this file: the terms of the dataset let nobody list them.`
	);
	return {
		title: plainText(cited.self.title),
		address: cited.self.URL ?? origin,
		...{ snapshot, day },
		citations: formatCited(cited, 'plain').split('\n').filter(Boolean).map(plainText),
		licences: licences.map(plainText),
		left: left.map(plainText),
		notes: NOTES
	};
}
