// All that the front page shows, from one question.
import { formatChosen } from '../query/choice.ts';
import { parseView, type View } from '../query/view.ts';
import { answer, unanswered, type Answered } from './answered.ts';
import type { Atlas } from './atlas.ts';
import { labelsOfChosen } from './chosen.ts';
import { openedOf, unopened, type Opened } from './opened.ts';
import { formatMiddle, placeAt } from './placename.ts';

/** Something wrong with the address, in a sentence, and the query string without it. */
export interface Complaint {
	message: string;
	/** Null where nothing in the address has to go. */
	href: string | null;
}

/** All that the front page shows. */
export interface Front extends Answered {
	view: View;
	snapshot: string;
	/** Ids of the layers that the map is drawn from. */
	layers: string[];
	/** Whether the question could be asked at all. */
	answerable: boolean;
	complaints: Complaint[];
	/** Labels of the chosen values, keyed `key:value`; `near` says where the middle of a circle is, `place` names the place right there. */
	labels: Record<string, string>;
	/** Null as well where the id is not known, which is then complained of. */
	opened: Opened | null;
}

/** The query string without one pair of key and value. */
function hrefWithout(params: URLSearchParams, key: string, value: string): string {
	const rest = new URLSearchParams(params);
	const kept = rest.getAll(key).filter((other) => other.trim() !== value);
	rest.delete(key);
	for (const other of kept) rest.append(key, other);
	const query = `${rest}`;
	return query ? `/?${query}` : '/';
}

/** What is wrong with an address, apart from what was refused before. */
function complaintsOf(
	params: URLSearchParams,
	faults: ReturnType<typeof parseView>['faults'],
	strangers: ReturnType<typeof labelsOfChosen>['strangers']
): Complaint[] {
	return [
		...faults.map(({ key, value, message }) => ({
			message: `The address cannot be used as it is: ${message}`,
			href: hrefWithout(params, key, value)
		})),
		...strangers.map(({ key, value, excluded }) => ({
			message: `This atlas knows no ${key} “${value}”, so nothing is shown.`,
			href: hrefWithout(params, key, formatChosen(value, excluded))
		}))
	];
}

/** Asks everything that the front page shows; wrong values match nothing and are complained of. */
export async function frontOf(
	known: Atlas,
	params: URLSearchParams,
	refused: Complaint[] = []
): Promise<Front> {
	const { engine, records, places } = known;
	const { view, faults } = parseView(params);
	const { filter, selected } = view;
	const { labels, strangers } = labelsOfChosen(records, filter);
	if (filter.near) {
		labels.near = formatMiddle(places, filter.near);
		const place = placeAt(places, filter.near);
		if (place) labels.place = place.name;
	}
	const answerable = !refused.length && !strangers.length && !faults.some((fault) => fault.filter);
	const { answered, follows } = answerable
		? await answer(known, view, labels)
		: { answered: unanswered(), follows: true };
	const opened = openedOf(known, view);
	const complaints = [...refused, ...complaintsOf(params, faults, strangers)];
	if (selected && !opened)
		complaints.push({
			message: unopened(known, selected),
			href: hrefWithout(params, selected.kind, selected.id)
		});
	if (!follows)
		complaints.push({
			message: 'The address asks for a page that does not follow from it; this is the first one.',
			href: hrefWithout(params, 'after', view.after ?? '')
		});
	return {
		view,
		snapshot: engine.snapshot,
		layers: records.layers.map(({ id }) => id),
		...{ answerable, complaints, labels, opened },
		...answered
	};
}
