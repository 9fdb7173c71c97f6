// Which marks are numbered, in which order, and what the list says of them.
import { marksOf, type AreaMark, type Marks, type PointMark } from '../../cartography/marks.ts';
import { pointName } from '../../cartography/names.ts';
import { isEmpty } from '../../query/filter.ts';
import type { ListItem } from './list.ts';
import type { Sheet } from './sheet.ts';

/** Up to so many marks are numbered unasked. */
const FEW = 12;
/** The most that a list names. */
const MOST_LISTED = 60;

/** Marks in the order of their numbers: incidents before presences, the earliest first. */
function numbered({ points, areas }: Marks, sheet: Sheet): (PointMark | AreaMark)[] {
	const earliest = new Map(
		sheet.features.map(({ properties: { kind, id, earliest, latest } }) => [
			`${kind} ${id}`,
			earliest ?? latest ?? '9999'
		])
	);
	const firstOf = ({ records }: PointMark | AreaMark) =>
		records.map(({ kind, id }) => earliest.get(`${kind} ${id}`) ?? '9999').sort()[0] ?? '9999';
	const late = (mark: PointMark | AreaMark) => (mark.kind === 'presence' ? 1 : 0);
	return [...points, ...areas].sort(
		(a, b) =>
			late(a) - late(b) ||
			(firstOf(a) < firstOf(b) ? -1 : firstOf(a) > firstOf(b) ? 1 : a.id < b.id ? -1 : 1)
	);
}

/** What the list says of a mark. */
function itemOf(mark: PointMark | AreaMark, number: number, { said }: Sheet): ListItem {
	const words = mark.incidents === 1 && !mark.groups ? pointName(mark) : mark.name;
	const sayings = [...new Set(mark.records.map(({ kind, id }) => said[`${kind} ${id}`] ?? ''))];
	const saying =
		mark.kind === 'presence'
			? sayings.filter(Boolean).join(', ')
			: mark.incidents === 1
				? (sayings[0] ?? '')
				: '';
	return { number, class: mark.class, words: `${words}.`, said: saying && `${saying}.` };
}

/** The marks of a sheet, their numbers where they are numbered, and the list. */
export interface Keyed {
	marks: Marks;
	numbers: ReadonlyMap<string, number> | null;
	items: ListItem[];
	/** What has no place on the map, for the list of a figure that is not numbered as well. */
	unplaced: ListItem[];
	notes: string[];
}

/** Numbers what is to be numbered. */
export function keyOf(sheet: Sheet): Keyed {
	const { options, tiled } = sheet;
	const marks = marksOf(sheet.features, { whole: isEmpty(sheet.filter) });
	const order = numbered(marks, sheet);
	const listed = order.slice(0, MOST_LISTED);
	const isNumbered =
		tiled === null &&
		order.length > 0 &&
		(options.numbered ?? (order.length > 1 && order.length <= FEW));
	const numbers = isNumbered ? new Map(listed.map(({ id }, index) => [id, index + 1])) : null;
	const notes = [...sheet.notes];
	if (numbers && order.length > listed.length)
		notes.push(`The first ${listed.length} of ${order.length} marks are numbered.`);
	if (options.numbered && tiled !== null) notes.push('Incidents are too many to be numbered.');
	const unplaced = sheet.unplaced.map(({ class: name, words }): ListItem => ({
		number: null,
		class: name as ListItem['class'],
		words: `Not on the map: ${words}.`,
		said: ''
	}));
	const items = numbers ? listed.map((mark) => itemOf(mark, numbers.get(mark.id)!, sheet)) : [];
	return { marks, numbers, items, unplaced, notes };
}
