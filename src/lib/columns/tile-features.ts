// What a tile's features say. Figures that nobody reported are left out, never 0.
import { dayOf } from '../domain/period.ts';
import type { Tile } from '../query/engine.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import { columnIn, lineIn } from './grid.ts';
import { typeName, type Classes } from './grid-classes.ts';
import { BEST, CLASSES, COUNT, HIGH, LOW, UNREPORTED } from './grid-sums.ts';
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
			let word = days.get(day);
			if (word === undefined) days.set(day, (word = words.numberOf(dayOf(day))));
			return word;
		}
	};
}

/** Tags how many incidents there are and what they add up to; `low` and `high` where they differ from `best`. */
function tagFigures(
	layer: PointLayer,
	count: number,
	unreported: number,
	low: number,
	best: number,
	high: number
): void {
	layer.number(TAG.count, count);
	if (unreported < count) {
		layer.number(TAG.killed_best, best);
		if (low !== best) layer.number(TAG.killed_low, low);
		if (high !== best) layer.number(TAG.killed_high, high);
	}
	if (unreported) layer.number(TAG.unreported, unreported);
}

/** Tags the class that most of so many incidents have and, where there are others, its share in per cent. */
function tagClass(
	layer: PointLayer,
	{ classes }: Vocabulary,
	count: number,
	held: Float64Array,
	from: number
): void {
	let most = 0;
	let own = held[from]!;
	for (let number = 1; number < classes.length; number++) {
		const other = held[from + number]!;
		if (other > own) [most, own] = [number, other];
	}
	layer.word(TAG.class, classes[most]!);
	if (own < count)
		layer.number(TAG.class_share, Math.max(1, Math.min(99, Math.round((100 * own) / count))));
}

/** Tags what incidents add up to, and the class that most of them have. */
export function tagSums(layer: PointLayer, vocabulary: Vocabulary, sums: Float64Array): void {
	const count = sums[COUNT]!;
	tagFigures(layer, count, sums[UNREPORTED]!, sums[LOW]!, sums[BEST]!, sums[HIGH]!);
	tagClass(layer, vocabulary, count, sums, CLASSES);
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

/** Stands for no word. */
const NONE = -1;

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
export function createRowTagger(source: TileSource, vocabulary: Vocabulary): TagRows {
	const { precisions, lettering } = source;
	const { killed, classes } = source.desk;
	const { type: types, precision: exactness, period: periods, casualties } = source.codes;
	const { earliest: firsts, latest: lasts } = source.periods;
	const held = new Float64Array(classes.names.length);
	// All days that incidents can have are written beforehand: by period, the words of its first and of its last.
	const isDay = (day: number) => day > OPEN_START && day < OPEN_END;
	const wordsOf = (days: Int32Array) =>
		days.map((day) => (isDay(day) ? vocabulary.dayOf(day) : NONE));
	const [firstWords, lastWords] = [wordsOf(firsts), wordsOf(lasts)];

	function tagType(layer: PointLayer, type: number): void {
		layer.word(TAG.class, vocabulary.classes[classes.of[type]!]!);
		layer.word(TAG.type, vocabulary.types[type]!);
	}
	/** Most places have one row, of which nothing is to be added up. */
	function tagOne(layer: PointLayer, row: number): void {
		const code = casualties[row]! * 4;
		const [low, best, high] = [killed[code]!, killed[code + 1]!, killed[code + 2]!];
		tagFigures(layer, 1, killed[code + 3]!, low, best, high);
		tagType(layer, types[row]!);
		const precision = exactness[row]!;
		if (precisions.values[precision]) layer.word(TAG.precision, vocabulary.precisions[precision]!);
		const [earliest, latest] = [firstWords[periods[row]!]!, lastWords[periods[row]!]!];
		if (earliest !== NONE) layer.word(TAG.earliest, earliest);
		if (latest !== NONE && latest !== earliest) layer.word(TAG.latest, latest);
	}
	function tagSeveral(layer: PointLayer, rows: Uint32Array, from: number, to: number): void {
		const first = rows[from]!;
		const type = types[first]!;
		const precision = exactness[first]!;
		let [earliest, latest] = [OPEN_END, OPEN_START];
		let [low, best, high, unreported] = [0, 0, 0, 0];
		// Whatever differs from the first leaves a bit here.
		let [typeBits, precisionBits] = [0, 0];
		for (let at = from; at < to; at++) {
			const row = rows[at]!;
			const code = casualties[row]! * 4;
			low += killed[code]!;
			best += killed[code + 1]!;
			high += killed[code + 2]!;
			unreported += killed[code + 3]!;
			const period = periods[row]!;
			earliest = Math.min(earliest, firsts[period]!);
			latest = Math.max(latest, lasts[period]!);
			typeBits |= types[row]! ^ type;
			precisionBits |= exactness[row]! ^ precision;
		}
		tagFigures(layer, to - from, unreported, low, best, high);
		if (typeBits) {
			for (let number = 0; number < held.length; number++) held[number] = 0;
			for (let at = from; at < to; at++) held[classes.of[types[rows[at]!]!]!]!++;
			tagClass(layer, vocabulary, to - from, held, 0);
		} else tagType(layer, type);
		if (!precisionBits && precisions.values[precision])
			layer.word(TAG.precision, vocabulary.precisions[precision]!);
		if (earliest > OPEN_START) layer.word(TAG.earliest, vocabulary.dayOf(earliest));
		if (latest < OPEN_END && latest !== earliest) layer.word(TAG.latest, vocabulary.dayOf(latest));
	}
	return (layer, rows, from, to, { listed, named }) => {
		if (to - from === 1) tagOne(layer, rows[from]!);
		else tagSeveral(layer, rows, from, to);
		if (listed) layer.letters(TAG.id, lettering.ids, rows, from, from + 1);
		if (listed && to - from > 1) layer.letters(TAG.ids, lettering.ids, rows, from, to);
		const place = lettering.place[rows[from]!]!;
		if (named && place) layer.letters(TAG.place, lettering.places, [place], 0, 1);
	};
}
