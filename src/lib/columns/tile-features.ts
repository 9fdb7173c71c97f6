// What a tile's features say. Figures that nobody reported are left out, never 0.
import { dayOf } from '../domain/period.ts';
import type { Tile } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import { columnIn, lineIn } from './grid.ts';
import { typeName, type Classes } from './grid-classes.ts';
import { addRow, BEST, CLASSES, COUNT, HIGH, LOW, UNREPORTED, widthOf } from './grid-sums.ts';
import { across, down } from './morton.ts';
import { createWords, type PointLayer, type Words } from './mvt.ts';
import type { TileSource } from './tile-source.ts';

/** The names of all tags, by number. */
export const TAGS = [
	'count',
	'killed_best',
	'killed_low',
	'killed_high',
	'unreported',
	'class',
	'class_share',
	'type',
	'earliest',
	'latest',
	'precision',
	'id',
	'ids',
	'place',
	'drawing',
	'radius',
	'area',
	'areas'
] as const;
type Tag = (typeof TAGS)[number];
/** The number of each tag. */
export const TAG = Object.fromEntries(TAGS.map((tag, number) => [tag, number])) as Record<
	Tag,
	number
>;

/** The words that tiles say, as numbers of `words`. */
export interface Vocabulary {
	words: Words;
	classes: Uint32Array;
	/** By code of a type and of a precision. */
	types: Uint32Array;
	precisions: Uint32Array;
	/** By days since 1970-01-01. */
	dayOf: (day: number) => number;
}

/** The words for what some incidents are. */
export function vocabularyOf(
	{ types, precisions }: Pick<TileSource, 'types' | 'precisions'>,
	{ names }: Classes
): Vocabulary {
	const words = createWords();
	const numbers = (texts: readonly string[]) => Uint32Array.from(texts, words.numberOf);
	const days = new Map<number, number>();
	return {
		words,
		classes: numbers(names),
		types: numbers(Array.from({ length: types.size }, (_, code) => typeName(types.values[code]))),
		precisions: numbers(precisions.values),
		dayOf(day) {
			const known = days.get(day);
			if (known !== undefined) return known;
			const word = words.numberOf(dayOf(day));
			days.set(day, word);
			return word;
		}
	};
}

/** Tags how many incidents there are and what they add up to; `low` and `high` where they differ from `best`. */
export function tagSums(layer: PointLayer, sums: Float64Array): void {
	const count = sums[COUNT]!;
	const unreported = sums[UNREPORTED]!;
	const best = sums[BEST]!;
	layer.number(TAG.count, count);
	if (unreported < count) {
		layer.number(TAG.killed_best, best);
		if (sums[LOW] !== best) layer.number(TAG.killed_low, sums[LOW]!);
		if (sums[HIGH] !== best) layer.number(TAG.killed_high, sums[HIGH]!);
	}
	if (unreported) layer.number(TAG.unreported, unreported);
}

/** Tags the class that most incidents have and, where there are others, its share in per cent. */
export function tagClass(layer: PointLayer, { classes }: Vocabulary, sums: Float64Array): void {
	let most = 0;
	for (let number = 1; number < classes.length; number++)
		if (sums[CLASSES + number]! > sums[CLASSES + most]!) most = number;
	const count = sums[CLASSES + most]!;
	const all = sums[COUNT]!;
	layer.word(TAG.class, classes[most]!);
	if (count < all)
		layer.number(TAG.class_share, Math.max(1, Math.min(99, Math.round((100 * count) / all))));
}

/** One of so many cells to a side of a tile. */
export interface Cell {
	column: number;
	line: number;
	side: number;
}

/** Ends a feature of several incidents at their mean, which rounding may not move out of their cell. */
export function putMean(
	layer: PointLayer,
	tile: Tile,
	lon: number,
	lat: number,
	{ column, line, side }: Cell
): void {
	const { extent } = layer;
	const size = extent / side;
	const [left, top] = [column * size, line * size];
	layer.point(
		Math.max(left, Math.min(left + size - 1, columnIn(tile, across(lon), extent))),
		Math.max(top, Math.min(top + size - 1, lineIn(tile, down(lat), extent)))
	);
}

/** Tags a part of a list of rows as what lies at one place. */
export type TagRows = (
	layer: PointLayer,
	rows: Uint32Array,
	from: number,
	to: number,
	options: { listed: boolean; named: boolean }
) => void;

/**
 * Tags all that is said of incidents at one place: their sums, what they share, their ids where they are to be
 * `listed`, and its name where it is to be `named`.
 */
export function createRowTagger(
	source: TileSource,
	classes: Classes,
	vocabulary: Vocabulary
): TagRows {
	const { codes, periods, precisions, lettering } = source;
	const sums = new Float64Array(widthOf(classes));
	return (layer, rows, from, to, { listed, named }) => {
		sums.fill(0);
		const first = rows[from]!;
		const type = codes.type[first]!;
		const precision = codes.precision[first]!;
		let earliest = OPEN_END;
		let latest = OPEN_START;
		let isOneType = true;
		let isOnePrecision = true;
		for (let at = from; at < to; at++) {
			const row = rows[at]!;
			addRow(source, classes, row, sums, 0);
			const period = codes.period[row]!;
			earliest = Math.min(earliest, periods.earliest[period]!);
			latest = Math.max(latest, periods.latest[period]!);
			if (codes.type[row] !== type) isOneType = false;
			if (codes.precision[row] !== precision) isOnePrecision = false;
		}
		tagSums(layer, sums);
		tagClass(layer, vocabulary, sums);
		if (isOneType) layer.word(TAG.type, vocabulary.types[type]!);
		if (isOnePrecision && precisions.values[precision])
			layer.word(TAG.precision, vocabulary.precisions[precision]!);
		if (earliest > OPEN_START) layer.word(TAG.earliest, vocabulary.dayOf(earliest));
		if (latest < OPEN_END && latest !== earliest) layer.word(TAG.latest, vocabulary.dayOf(latest));
		if (listed) layer.letters(TAG.id, lettering.ids, rows, from, from + 1);
		if (listed && to - from > 1) layer.letters(TAG.ids, lettering.ids, rows, from, to);
		const place = lettering.place[first]!;
		if (named && place) layer.letters(TAG.place, lettering.places, [place], 0, 1);
	};
}
