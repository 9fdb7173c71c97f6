// Lays a figure out: title and caption, the map with its marks, the keyed list, the legend, notes and credits.
import { legendOf } from '../../cartography/legend.ts';
import { marksOf, type AreaMark, type Marks, type PointMark } from '../../cartography/marks.ts';
import { pointName } from '../../cartography/names.ts';
import { palette } from '../../cartography/palette.ts';
import type { Basemap } from './basemap.ts';
import type { Cut, Drawing, GroupShape, Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { legendBlock } from './legend.ts';
import { listBlock, type ListItem } from './list.ts';
import { drawMap } from './map.ts';
import type { AskTiles, Sheet } from './sheet.ts';
import { wrap } from './wrap.ts';

/** What figures are drawn with. */
export interface Tools {
	fonts: Fonts;
	basemap: Basemap;
	askTiles: AskTiles;
}

/** Up to so many marks are numbered unasked. */
const FEW = 12;
/** The most that a list names. */
const MOST_LISTED = 60;
/** A map is at least so high, and so high a share of a figure of a given height. */
const LEAST_MAP = 110;
const LEAST_SHARE = 0.4;

/** Something of a height, from its own upper left corner. */
interface Block {
	role: NonNullable<GroupShape['role']>;
	height: number;
	/** To what stands above it. */
	gap: number;
	shapes: Shape[];
}

interface Lines {
	text: string;
	cut: Cut;
	size: number;
	leading: number;
	fill: string;
	width: number;
	lines?: number;
}

function linesBlock(fonts: Fonts, role: Block['role'], gap: number, set: Lines): Block {
	const { text, cut, size, leading, fill, width, lines } = set;
	const setting = { cut, size, width, ...(lines === undefined ? {} : { lines }) };
	const wrapped = wrap(fonts, text, setting);
	const shapes = wrapped.map((line, index): Shape => ({
		kind: 'text',
		...{ x: 0, y: size * 0.95 + index * leading, text: line, size, cut, fill }
	}));
	const height = wrapped.length ? (wrapped.length - 1) * leading + size * 1.25 : 0;
	return { role, gap: wrapped.length ? gap : 0, height, shapes };
}

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

/** The whole figure. Throws a RangeError with a sentence where the height given has no room for its words. */
export async function compose(sheet: Sheet, tools: Tools): Promise<Drawing> {
	const { options, theme, features } = sheet;
	const { fonts } = tools;
	const { ink, soft, rule, panel } = palette(theme);
	const unit = Math.max(
		1,
		Math.min(options.width / 1000, options.height === null ? Infinity : options.height / 560)
	);
	const [width, asked] = [options.width / unit, options.height && options.height / unit];
	const margin = width >= 560 ? 22 : width >= 400 ? 16 : 12;
	const inner = width - 2 * margin;
	const small = width < 420;

	const marks = marksOf(features);
	const order = numbered(marks, sheet);
	const listed = order.slice(0, MOST_LISTED);
	const isNumbered =
		sheet.tiled === null &&
		order.length > 0 &&
		(options.numbered ?? (order.length > 1 && order.length <= FEW));
	const numbers = isNumbered ? new Map(listed.map(({ id }, index) => [id, index + 1])) : null;
	const items: ListItem[] = [
		...(numbers ? listed.map((mark) => itemOf(mark, numbers.get(mark.id)!, sheet)) : []),
		...sheet.unplaced.map(({ class: name, words }) => ({
			...{ number: null, class: name as ListItem['class'], words: `Not on the map: ${words}.` },
			said: ''
		}))
	];
	const notes = [...sheet.notes];
	if (numbers && order.length > listed.length)
		notes.push(`The first ${listed.length} of ${order.length} marks are numbered.`);
	if (options.numbered && sheet.tiled !== null)
		notes.push('Incidents are too many to be numbered.');

	const brush = { fonts, theme };
	const text = (role: Block['role'], gap: number, lines: Omit<Lines, 'width'>) =>
		linesBlock(fonts, role, gap, { ...lines, width: inner });
	const head = options.words
		? [
				text('title', 0, {
					...{ text: sheet.title, cut: 'serif', fill: ink, lines: 5 },
					...(small ? { size: 15, leading: 19 } : { size: 19, leading: 24 })
				}),
				text('caption', small ? 3 : 5, {
					...{ text: sheet.caption, cut: 'regular', fill: soft },
					...(small ? { size: 10.5, leading: 14 } : { size: 12, leading: 16.5 })
				})
			]
		: [];
	const legend = options.legend
		? legendBlock(legendOf(features, sheet.tiled ?? []), inner, brush)
		: { height: 0, shapes: [] };
	const fine = { cut: 'regular' as const, size: 9.5, leading: 12.6, fill: soft };
	const foot: Block[] = [
		...(legend.height ? [{ role: 'legend' as const, gap: 11, ...legend }] : []),
		text('credits', 9, { ...fine, text: notes.join(' ') }),
		...(options.credits ? [text('credits', 13, { ...fine, text: sheet.credits.join(' ') })] : [])
	];
	const heightOf = (blocks: Block[]) => blocks.reduce((sum, one) => sum + one.gap + one.height, 0);
	const list = (most: number): Block[] => {
		const block = listBlock(items, { fonts, theme, width: inner, most });
		return block.height ? [{ role: 'list', gap: 11, ...block }] : [];
	};
	const gap = heightOf(head) ? 10 : 0;
	const words = (most: number) =>
		2 * margin + heightOf(head) + gap + heightOf(list(most)) + heightOf(foot);
	let most = items.length;
	let mapHeight = Math.round(inner * (small ? 0.82 : width >= 900 ? 0.56 : 0.62));
	if (asked) {
		const least = Math.max(LEAST_MAP, asked * LEAST_SHARE);
		while (most > 0 && asked - words(most) < least) most--;
		mapHeight = asked - words(most);
		if (mapHeight < LEAST_MAP) {
			const needed = Math.ceil((words(0) + LEAST_MAP) * unit);
			throw new RangeError(
				`A figure ${options.width} pixels wide needs a height of at least ${needed} pixels for what stands on it; ${options.height} is asked for.`
			);
		}
	}
	const map = await drawMap(
		sheet,
		{ marks, numbers, size: { width: inner, height: mapHeight } },
		tools
	);

	const shapes: Shape[] = [];
	let y = margin;
	const put = ({ role, height, gap: above, shapes: children }: Block) => {
		y += above;
		if (children.length) shapes.push({ kind: 'group', role, at: [margin, y], children });
		y += height;
	};
	head.forEach(put);
	put({ role: 'map', gap, height: mapHeight, shapes: map });
	list(most).forEach(put);
	for (const block of foot) {
		if (block === foot.at(-1) && options.credits && block.height) {
			const d = `M0 0H${inner}`;
			shapes.push({
				kind: 'group',
				at: [margin, y + 7],
				children: [{ kind: 'path', d, stroke: rule, line: 1 }]
			});
		}
		put(block);
	}
	return {
		...{ width, height: asked ?? Math.round(y + margin), unit, background: panel },
		...{ title: sheet.title, alt: sheet.alt, lang: sheet.lang, shapes }
	};
}
