// Lays a figure out: title and caption, the map with its marks, the keyed list, the legend, notes and credits.
import { legendOf, type LegendItem } from '../../cartography/legend.ts';
import { palette } from '../../cartography/palette.ts';
import type { Basemap } from './basemap.ts';
import { heightOf, linesBlock, type Block, type Lines } from './blocks.ts';
import type { Drawing, Shape } from './drawing.ts';
import type { Fonts } from './fonts.ts';
import { keyOf, type Keyed } from './items.ts';
import { legendBlock } from './legend.ts';
import { listBlock } from './list.ts';
import { drawMap } from './map.ts';
import type { AskTiles, Sheet } from './sheet.ts';

/** What figures are drawn with. */
export interface Tools {
	fonts: Fonts;
	basemap: Basemap;
	askTiles: AskTiles;
}

/** A map is at least so high, and so high a share of a figure of a given height. */
const LEAST_MAP = 100;
const LEAST_SHARE = 0.42;
/** From this shape on, the list stands beside the map. */
const LANDSCAPE = 1.4;
const LEAST_BESIDE = 640;
const GUTTER = 22;

/** What stands on a figure beside title, caption, notes and credits. */
interface Plan {
	numbered: boolean;
	legend: boolean;
	beside: boolean;
	/** Whether what has no place is listed, or only counted. */
	named: boolean;
}

/** From what is best to what is left where there is little room. */
function plansOf(sheet: Sheet, numbered: boolean, beside: boolean): Plan[] {
	const { legend, height } = sheet.options;
	const best: Plan = { numbered, legend, beside, named: true };
	if (height === null) return [best];
	const plain = { ...best, numbered: false, beside: false };
	return [
		best,
		{ ...best, beside: false },
		{ ...best, legend: false },
		{ ...best, legend: false, beside: false },
		plain,
		{ ...plain, legend: false },
		{ ...plain, legend: false, named: false }
	];
}

/** The circles whose sizes are near those that are shown. */
function fitting(items: LegendItem[], killed: readonly number[], tiled: boolean): LegendItem[] {
	const most = Math.max(0, ...killed);
	return items.map((item) =>
		item.kind === 'sizes' && !tiled
			? { ...item, sizes: item.sizes.filter((size) => size.killed <= Math.max(10, most)) }
			: item
	);
}

/** The page in the drawing's own pixels. */
interface Page {
	width: number;
	height: number | null;
	unit: number;
	margin: number;
	inner: number;
	small: boolean;
}

function pageOf({ options }: Sheet): Page {
	const unit = Math.max(
		1,
		Math.min(options.width / 1000, options.height === null ? Infinity : options.height / 560)
	);
	const width = options.width / unit;
	const margin = width >= 560 ? 22 : width >= 400 ? 16 : 12;
	return {
		...{ width, unit, margin, inner: width - 2 * margin },
		height: options.height && options.height / unit,
		small: width < 420
	};
}

/** All blocks of a plan, and the size of the map that they leave. */
function arrange(sheet: Sheet, keyed: Keyed, page: Page, plan: Plan, fonts: Fonts) {
	const { options, theme, features } = sheet;
	const { ink, soft } = palette(theme);
	const { width, height, inner, small } = page;
	const text = (role: Block['role'], gap: number, lines: Omit<Lines, 'width'>) =>
		linesBlock(fonts, role, gap, { ...lines, width: inner });
	const head: Block[] = options.words
		? [
				text('title', 0, {
					...{ text: sheet.title, cut: 'serif', fill: ink, lines: 6 },
					...(small ? { size: 15, leading: 19 } : { size: 19, leading: 24 })
				}),
				text('caption', small ? 3 : 5, {
					...{ text: small ? sheet.brief : sheet.caption, cut: 'regular', fill: soft },
					...(small ? { size: 10.5, leading: 14 } : { size: 12, leading: 16.5 })
				})
			]
		: [];
	const column = plan.beside ? Math.round(inner * 0.36) : inner;
	const items = [...(plan.numbered ? keyed.items : []), ...(plan.named ? keyed.unplaced : [])];
	const unnamed =
		plan.named || !keyed.unplaced.length ? [] : [`Not on the map: ${keyed.unplaced.length}.`];
	const list = listBlock(items, { fonts, theme, width: column });
	const killed = features.map(({ properties }) => properties.killed_best ?? 0);
	const legend = plan.legend
		? legendBlock(
				// Areas of tiles are drawn by their capsules alone.
				fitting(legendOf(features, sheet.tiled), killed, sheet.tiled !== null),
				column,
				{ fonts, theme }
			)
		: { height: 0, shapes: [] };
	const gap = plan.beside ? 14 : 11;
	const key: Block[] = [
		...(list.height ? [{ role: 'list' as const, gap: plan.beside ? 0 : gap, ...list }] : []),
		...(legend.height ? [{ role: 'legend' as const, gap, ...legend }] : [])
	];
	const fine = { cut: 'regular' as const, size: 9.5, leading: 12.6, fill: soft };
	const foot: Block[] = [
		text('credits', 9, { ...fine, text: [...unnamed, ...keyed.notes].join(' ') })
	];
	if (options.credits) foot.push(text('credits', 13, { ...fine, text: sheet.credits.join(' ') }));
	const above = heightOf(head) + (heightOf(head) ? 10 : 0);
	const around = 2 * page.margin + above + heightOf(foot) + (plan.beside ? 0 : heightOf(key));
	const shape = small ? 0.82 : width >= 900 ? 0.56 : 0.62;
	const map = {
		width: plan.beside ? inner - column - GUTTER : inner,
		height: height === null ? Math.round(inner * shape) : height - around
	};
	const fits =
		height === null ||
		(map.height >= Math.max(LEAST_MAP, plan.numbered ? height * LEAST_SHARE : 0) &&
			(!plan.beside || heightOf(key) <= map.height));
	return { head, key, foot, map, around, fits };
}

/** The whole figure. Throws a RangeError with a sentence where the height given has no room for its words. */
export async function compose(sheet: Sheet, tools: Tools): Promise<Drawing> {
	const { options, theme } = sheet;
	const { rule, panel } = palette(theme);
	const keyed = keyOf(sheet);
	const page = pageOf(sheet);
	const { unit, margin, inner } = page;
	const beside =
		page.height !== null &&
		page.width / page.height >= LANDSCAPE &&
		inner >= LEAST_BESIDE &&
		keyed.numbers !== null;
	const tried = plansOf(sheet, keyed.numbers !== null, beside).map((plan) => ({
		plan,
		...arrange(sheet, keyed, page, plan, tools.fonts)
	}));
	const chosen = tried.find(({ fits }) => fits);
	if (!chosen) {
		const needed = Math.ceil((Math.min(...tried.map(({ around }) => around)) + LEAST_MAP) * unit);
		throw new RangeError(
			`A figure ${options.width} pixels wide needs a height of at least ${needed} pixels for what stands on it; ${options.height} is asked for.`
		);
	}
	const { plan, head, key, foot, map } = chosen;
	const numbers = plan.numbered ? keyed.numbers : null;
	const drawn = await drawMap(sheet, { marks: keyed.marks, numbers, size: map }, tools);

	const shapes: Shape[] = [];
	let y = margin;
	const put = ({ role, height, gap, shapes: children }: Block, x = margin) => {
		y += gap;
		if (children.length) shapes.push({ kind: 'group', role, at: [x, y], children });
		y += height;
	};
	for (const block of head) put(block);
	const top = y + (heightOf(head) ? 10 : 0);
	y = top;
	put({ role: 'map', gap: 0, height: map.height, shapes: drawn });
	const bottom = y;
	if (plan.beside) y = top;
	for (const block of key) put(block, plan.beside ? margin + map.width + GUTTER : margin);
	if (plan.beside) y = bottom;
	for (const block of foot) {
		if (block === foot.at(-1) && options.credits && block.height)
			shapes.push({
				kind: 'path',
				d: `M${margin} ${(y + 7).toFixed(1)}H${margin + inner}`,
				stroke: rule,
				line: 1
			});
		put(block);
	}
	return {
		...{ width: page.width, height: page.height ?? Math.round(y + margin), unit },
		...{ background: panel, title: sheet.title, alt: sheet.alt, lang: sheet.lang, shapes }
	};
}
