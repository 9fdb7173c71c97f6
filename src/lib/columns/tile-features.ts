// What a tile's features say. Figures that nobody reported are left out, never 0.
import { dayOf } from '../domain/period.ts';
import { OPEN_END, OPEN_START } from './facts.ts';
import { typeName, type Classes } from './grid-classes.ts';
import { addRow, BEST, CLASSES, COUNT, HIGH, LOW, UNREPORTED, widthOf } from './grid-sums.ts';
import type { PointLayer } from './mvt.ts';
import type { TileSource } from './tile-source.ts';

/** The names of all tags, by number; `TAGS.indexOf` is what `PointLayer.tag` takes. */
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
const NUMBERS = Object.fromEntries(TAGS.map((tag, number) => [tag, number])) as Record<Tag, number>;

/** Tags the next point of a layer. */
export const tag = (layer: PointLayer, name: Tag, value: number | string): void =>
	layer.tag(NUMBERS[name], value);

/** Tags how many incidents there are and what they add up to; `low` and `high` where they differ from `best`. */
export function tagSums(layer: PointLayer, sums: Float64Array): void {
	const [count, unreported, best] = [sums[COUNT]!, sums[UNREPORTED]!, sums[BEST]!];
	tag(layer, 'count', count);
	if (unreported < count) {
		tag(layer, 'killed_best', best);
		if (sums[LOW] !== best) tag(layer, 'killed_low', sums[LOW]!);
		if (sums[HIGH] !== best) tag(layer, 'killed_high', sums[HIGH]!);
	}
	if (unreported) tag(layer, 'unreported', unreported);
}

/** Tags the class that most incidents have and, where there are others, its share in per cent. */
export function tagClass(layer: PointLayer, { names }: Classes, sums: Float64Array): void {
	let most = 0;
	for (let number = 1; number < names.length; number++)
		if (sums[CLASSES + number]! > sums[CLASSES + most]!) most = number;
	const count = sums[CLASSES + most]!;
	tag(layer, 'class', names[most]!);
	if (count < sums[COUNT]!)
		tag(layer, 'class_share', Math.max(1, Math.min(99, Math.round((100 * count) / sums[COUNT]!))));
}

/** What is kept beside the columns of an incident: its id, and the name of its place, if there is one. */
export interface Words {
	idOf: (row: number) => string;
	placeOf: (row: number) => string | null;
}

function dayIn(days: Map<number, string>, day: number): string {
	const known = days.get(day) ?? dayOf(day);
	days.set(day, known);
	return known;
}

/** What features of single incidents are made from. */
export interface Singles {
	source: TileSource;
	classes: Classes;
	/** Days that were written before. */
	days: Map<number, string>;
	words: Words;
	/** Whether there is room for the names of places. */
	named: boolean;
}

/**
 * Tags all that is said of incidents at one place: their sums, what they share, its name, and their ids if they are
 * to be listed.
 */
export function tagRows(
	layer: PointLayer,
	{ source, classes, days, words: { idOf, placeOf }, named }: Singles,
	rows: ArrayLike<number>,
	listed: boolean
): void {
	const { codes, periods } = source;
	const sums = new Float64Array(widthOf(classes));
	const ids: string[] = [];
	let [earliest, latest] = [OPEN_END, OPEN_START];
	const types = new Set<number>();
	const precisions = new Set<number>();
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		addRow(source, classes, row, sums, 0);
		if (listed) ids.push(idOf(row));
		earliest = Math.min(earliest, periods.earliest[codes.period[row]!]!);
		latest = Math.max(latest, periods.latest[codes.period[row]!]!);
		types.add(codes.type[row]!);
		precisions.add(codes.precision[row]!);
	}
	tagSums(layer, sums);
	tagClass(layer, classes, sums);
	const [[type = 0], [precision = 0]] = [[...types], [...precisions]];
	if (types.size === 1) tag(layer, 'type', typeName(source.types.values[type]));
	const word = source.precisions.values[precision];
	if (precisions.size === 1 && word) tag(layer, 'precision', word);
	if (earliest > OPEN_START) tag(layer, 'earliest', dayIn(days, earliest));
	if (latest < OPEN_END && latest !== earliest) tag(layer, 'latest', dayIn(days, latest));
	if (ids.length) tag(layer, 'id', ids[0]!);
	if (ids.length > 1) tag(layer, 'ids', ids.join(' '));
	const place = named && rows.length ? placeOf(rows[0]!) : null;
	if (place) tag(layer, 'place', place);
}
