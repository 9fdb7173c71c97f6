// The words under a view wherever it is shown: embed, figure, card, oEmbed, the dialog that offers them.
import type { PlacePrecision } from '../domain/precision.ts';
import { STANDINGS, type Standing } from '../domain/standing.ts';
import type { Row } from './answer.ts';
import type { Count, Facets, FacetValue, Histogram } from './engine.ts';
import { without, type Choice, type Filter } from './filter.ts';
import { LENGTHS } from './keys.ts';
import { PHRASES, type Exactness, type Phrases } from './phrases.ts';
import type { View } from './view.ts';
import { labelsIn } from './words.ts';

/** A dataset that a view shows something of. */
export interface Owner {
	id: string;
	title: string;
	licence: string;
}

/** What a caption is made from: a view with its answer. */
export interface Captioned {
	view: Pick<View, 'filter' | 'lang' | 'title' | 'caption' | 'alt' | 'snapshot'>;
	count: Count;
	facets: Facets;
	/** Without the period, or of it: an asked period is said as asked. */
	histogram: Histogram;
	/** Labels of the chosen values, keyed `key:value`; `near` says where the middle of a circle is. */
	labels: Record<string, string>;
	/** The record that is open; null where none is. */
	row: Row | null;
	/** All datasets that the atlas may name. */
	datasets: readonly Owner[];
	/** Matching incidents that are counted and never listed. */
	unlisted: number;
	/** The ISO day of the data; null where it is not known. */
	day: string | null;
}

/** Title, caption and alternative text; none of them is ever empty. */
export interface Caption {
	title: string;
	caption: string;
	alt: string;
	/** Whose data and of which day, which no words of an editor replace; a caption that was made ends with it. */
	credit: string;
}

const EXACTNESS: Record<PlacePrecision, Exactness> = {
	exact: 'settlement',
	settlement: 'settlement',
	water: 'settlement',
	'near-settlement': 'near',
	district: 'area',
	province: 'area',
	'line-or-area': 'area',
	country: 'unplaced',
	unknown: 'unplaced'
};
const FROM_FINEST: Exactness[] = ['settlement', 'near', 'area', 'unplaced'];
/** What stands close to the noun of a title; all else follows after a comma. */
const CLOSE: readonly (keyof Filter)[] = [
	'type',
	'region',
	'group',
	'layer',
	'near',
	'bbox',
	'area'
];
/** Datasets, types and regions that are named one by one. */
const MOST = 3;

/** Whether a choice lets a value through. A facet ignores its own key, and so lists others too. */
const lets = ({ include, exclude }: Choice, value: string | null): boolean =>
	value !== null && !exclude.includes(value) && (!include.length || include.includes(value));
const chosenOf = (values: readonly FacetValue[], choice?: Choice): FacetValue[] =>
	values.filter(({ value, count }) => count > 0 && (!choice || lets(choice, value)));

function exactnessOf({ facets, view }: Captioned): Map<Exactness, number> {
	const known = new Map(FROM_FINEST.map((exactness) => [exactness, 0]));
	for (const { value, count } of chosenOf(facets.precision, view.filter.precision)) {
		const exactness = EXACTNESS[(value ?? 'unknown') as PlacePrecision];
		known.set(exactness, (known.get(exactness) ?? 0) + count);
	}
	return known;
}

function standingsOf({ facets, view }: Captioned): Map<Standing | null, number> {
	const values = chosenOf(facets.standing, view.filter.standing);
	const counted = (standing: Standing | null) =>
		values.find(({ value }) => value === standing)?.count ?? 0;
	return new Map([...STANDINGS, null].map((standing) => [standing, counted(standing)]));
}

/** The values that no other one of them holds, most first, with their counts. */
function topOf(values: readonly FacetValue[]): [string, number][] {
	return values
		.filter(({ value, parent, count }) => value !== null && parent === null && count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, MOST)
		.map(({ label, count }) => [label, count]);
}

/** The finest regions with the most matches. */
function finestOf(values: readonly FacetValue[]): [string, number][] {
	const holding = new Set(values.map(({ parent }) => parent));
	return values
		.filter(({ value, count }) => value !== null && count > 0 && !holding.has(value))
		.sort((a, b) => b.count - a.count)
		.slice(0, MOST)
		.map(({ label, count }) => [label, count]);
}

function ownersOf({ facets, view, datasets }: Captioned): string[] {
	const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));
	return chosenOf(facets.dataset, view.filter.dataset).map(({ value, label }) => {
		const licence = byId.get(value ?? '')?.licence;
		return licence ? `${label} (${licence})` : label;
	});
}

/** Text of at most so many characters, an ellipsis where it was cut, never in the middle of a character. */
function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const kept = text.slice(0, most - 1);
	return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** A filter without its period, which is said apart. */
const timeless = (filter: Filter): Filter => without(without(filter, 'from'), 'to');

/** A filter in words: what stands close to a noun, and what follows it. */
function saidOf(told: Captioned, { parts }: Phrases): { close: string[]; after: string[] } {
	const { view, labels } = told;
	const said = parts(view.filter, labelsIn(labels), labels.near);
	const of = (isClose: boolean) =>
		said.filter(({ key }) => CLOSE.includes(key) === isClose).map(({ words }) => words);
	return { close: of(true), after: of(false) };
}

function titleOf(told: Captioned, phrases: Phrases): string {
	if (told.row) return told.row.title;
	const { close, after } = saidOf(told, phrases);
	return phrases.titled(close, after, told.count);
}

/** What is shown in words without whose data it is; in brief, only what neither a list nor a legend says. */
function captionText(told: Captioned, phrases: Phrases, inBrief = false): string {
	const { view, count, histogram, row } = told;
	const { filter } = view;
	const { close, after } = saidOf(
		{ ...told, view: { ...view, filter: timeless(filter) } },
		phrases
	);
	const matched = [
		phrases.matched(count, close, after, phrases.days(filter, histogram)),
		phrases.unreported(count.killed.unreported, count.matched),
		...(inBrief
			? []
			: [
					phrases.apart(count),
					phrases.possibly(count),
					phrases.exactness(exactnessOf(told)),
					phrases.standings(standingsOf(told))
				]),
		phrases.unplaced(count.notPlaced),
		phrases.unlisted(told.unlisted)
	];
	const one = row ? [phrases.record(row), phrases.placed(row.precision)] : matched;
	return phrases.sentences(one.filter(Boolean));
}

function creditText(told: Captioned, { data, pinned, sentences }: Phrases): string {
	const owners = ownersOf(told);
	const whose = data(owners.slice(0, MOST), Math.max(0, owners.length - MOST), told.day);
	const { snapshot } = told.view;
	return sentences(snapshot ? [whose, pinned(snapshot)] : [whose]);
}

function altText(told: Captioned, phrases: Phrases, title: string): string {
	const { count, view, histogram, facets, row } = told;
	const days = phrases.days(view.filter, histogram);
	// A facet ignores its own key: what was not asked for is not on the map.
	const types = view.filter.type ? [] : facets.type;
	const regions = view.filter.region ? [] : facets.region;
	const shown = row
		? [phrases.record(row), phrases.placed(row.precision)]
		: [
				phrases.matched(count, [], [], days),
				phrases.types(topOf(types)),
				phrases.regions(finestOf(regions)),
				phrases.apart(count),
				phrases.unplaced(count.notPlaced)
			];
	return phrases.sentences([phrases.map(title), ...shown].filter(Boolean));
}

/** Title, caption and alternative text of a view: the editor's own where the view carries them, else made from the answer. */
export function captionOf(told: Captioned): Caption {
	const { view } = told;
	const phrases = PHRASES[view.lang];
	const credit = cut(creditText(told, phrases), LENGTHS.caption / 2);
	const text = cut(captionText(told, phrases), LENGTHS.caption - credit.length - 1);
	const title = view.title ?? cut(titleOf(told, phrases), LENGTHS.title);
	return {
		title,
		caption: view.caption ?? `${text} ${credit}`,
		alt: view.alt ?? cut(altText(told, phrases, title), LENGTHS.alt),
		credit
	};
}

/** The captions of a figure that says at its foot whose data it is: the whole one, and one for a narrow column. */
export function captionsOnFigure(told: Captioned): { caption: string; brief: string } {
	const { caption, lang } = told.view;
	const made = (inBrief: boolean) =>
		caption ?? cut(captionText(told, PHRASES[lang], inBrief), LENGTHS.caption);
	return { caption: made(false), brief: made(true) };
}
