// The only reader and writer of addresses' query strings. Runs in the browser: small, and no zod.
import type { Kind } from '../domain/records.ts';
import type { Camera } from './camera.ts';
import { formatChoice, MOST_VALUES, parseChosen } from './choice.ts';
import type { Order } from './engine.ts';
import { CHOICE_KEYS, type Choice, type ChoiceKey, type Filter } from './filter.ts';
import {
	CHOICES,
	FILTER_KEYS,
	OPTIONS,
	type Key,
	type Measure,
	type Option,
	type Single
} from './keys.ts';

/** The keys that name a selected record, one for each kind. */
export const SELECTED_KEYS = ['incident', 'statement', 'presence'] as const satisfies Kind[];

/** All that an address says: the question, where the map looks, what is open, how it is shown. */
export interface View {
	filter: Filter;
	/** Null: the extent of what matches. */
	map: Camera | null;
	selected: { kind: Kind; id: string } | null;
	/** The editor's own words, in embeds, figures and cards. */
	title: string | null;
	caption: string | null;
	alt: string | null;
	/** Null: as the reader's device prefers; `print` is for figures. */
	theme: 'light' | 'dark' | 'print' | null;
	lang: 'en';
	labels: 'latin' | 'native';
	/** Id of pinned data; null: the current. */
	snapshot: string | null;
	/** Key `sort`. */
	order: Order;
	measure: Measure;
	/** Cursor of the page before; null: the first page. */
	after: string | null;
}

/** The view of an address without a query. */
export const initialView: Readonly<View> = {
	filter: {},
	map: null,
	selected: null,
	title: null,
	caption: null,
	alt: null,
	theme: null,
	lang: 'en',
	labels: 'latin',
	snapshot: null,
	order: 'newest',
	measure: 'incidents',
	after: null
};

/** Percent-encoded as little as a query string allows, so that a printed address can be read. */
const encode = (text: string): string =>
	encodeURIComponent(text.toWellFormed())
		.replace(/%(2C|3A|2F|3B|40)/g, decodeURIComponent)
		.replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query string of a view, without `?`: keys in one order, defaults left out; empty for the initial view. */
export function formatView(view: View): string {
	const pairs: string[] = [];
	const put = (key: string, text: string) => pairs.push(`${key}=${encode(text)}`);
	const putOne = <T>(key: string, { initial, format }: Key<T>, value: T | null | undefined) => {
		if (value !== null && value !== undefined && value !== initial) put(key, format(value));
	};
	// What is not asked is undefined here, and put nowhere.
	const single = view.filter as Required<Single>;
	const putFilter = <K extends keyof Single>(key: K) =>
		putOne<Required<Single>[K]>(key, FILTER_KEYS[key], single[key]);
	const putOption = <K extends Option>(option: K) =>
		putOne<NonNullable<View[K]>>(OPTIONS[option].key, OPTIONS[option], view[option] ?? null);

	for (const key of Object.keys(FILTER_KEYS)) putFilter(key as keyof Single);
	for (const key of CHOICE_KEYS) {
		const choice = view.filter[key];
		if (choice) for (const text of formatChoice(choice)) put(key, text);
	}
	if (view.selected) put(view.selected.kind, view.selected.id);
	for (const option of Object.keys(OPTIONS)) putOption(option as Option);
	return pairs.join('&');
}

/**
 * The address of a changed view, relative to the page or to a path given. The cursor of a page falls
 * away where what is listed or its order changes.
 */
export function hrefOf(view: View, change: Partial<View> = {}, path = ''): string {
	const relisted = 'filter' in change || 'order' in change || 'snapshot' in change;
	const query = formatView({ ...view, ...(relisted ? { after: null } : {}), ...change });
	return query || !path ? `${path}?${query}` : path;
}

/** A value that could not be used, in a sentence; a page shows it, a data address answers 400 where `filter` holds. */
export interface ViewFault {
	key: string;
	value: string;
	message: string;
	/** Whether it concerns what is asked, so that nothing may be shown as if it had been answered. */
	filter: boolean;
}

const quote = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/**
 * Reads a query string. Unknown keys and empty values are ignored, a value given twice counts once, and
 * each value that cannot be used is left out and named in a fault; never throws.
 */
export function parseView(params: URLSearchParams): { view: View; faults: ViewFault[] } {
	const faults: ViewFault[] = [];
	const blame = (key: string, value: string, why: string, filter: boolean) =>
		void faults.push({ key, value, message: `${quote(value)} for “${key}” ${why}.`, filter });
	const textsOf = (key: string) => [
		...new Set(
			params
				.getAll(key)
				.map((text) => text.trim())
				.filter(Boolean)
		)
	];

	function readOne<T>(key: string, { parse, type }: Key<T>, filter: boolean): T | undefined {
		const [text, ...others] = textsOf(key);
		if (text === undefined) return undefined;
		for (const other of others)
			blame(key, other, `is one too many: only ${quote(text)} is taken`, filter);
		const value = parse(text);
		if (value === null) blame(key, text, `cannot be used: expected ${type}`, filter);
		return value ?? undefined;
	}

	function readChoice(key: ChoiceKey): Choice | undefined {
		const { parse, type } = CHOICES[key];
		const choice: Choice = { include: [], exclude: [] };
		const texts = textsOf(key);
		for (const text of texts.slice(0, MOST_VALUES)) {
			const { value, excluded } = parseChosen(text);
			const values = excluded ? choice.exclude : choice.include;
			if (!value || parse(value) === null)
				blame(key, text, `cannot be used: expected ${type}`, true);
			else if (!values.includes(value)) values.push(value);
		}
		const surplus = texts[MOST_VALUES];
		if (surplus) blame(key, surplus, `is one too many: at most ${MOST_VALUES} are taken`, true);
		return choice.include.length || choice.exclude.length ? choice : undefined;
	}

	function readSelected(): View['selected'] {
		const found: NonNullable<View['selected']>[] = [];
		for (const [key, text] of params) {
			const kind = SELECTED_KEYS.find((other) => other === key);
			const id = text.trim();
			if (!kind || !id || found.some((other) => other.kind === kind && other.id === id)) continue;
			if (id.length > 200) blame(key, id, 'cannot be used: expected an id', false);
			else found.push({ kind, id });
		}
		for (const { kind, id } of found.slice(1))
			blame(kind, id, 'is one too many: only one record can be open', false);
		return found[0] ?? null;
	}

	const filter: Filter = {};
	const single: Single = filter;
	const take = <K extends keyof Single>(key: K) => {
		const value = readOne<Required<Single>[K]>(key, FILTER_KEYS[key], true);
		if (value !== undefined) single[key] = value;
	};
	for (const key of Object.keys(FILTER_KEYS)) take(key as keyof Single);
	if (filter.from && filter.to && filter.from > filter.to) {
		blame('from', filter.from, `cannot be used: it is after ${filter.to}, given for “to”`, true);
		delete filter.from;
		delete filter.to;
	}
	for (const key of CHOICE_KEYS) {
		const choice = readChoice(key);
		if (choice) filter[key] = choice;
	}

	const view: View = { ...initialView, filter, selected: readSelected() };
	const takeOption = <K extends Option>(option: K) => {
		const { key } = OPTIONS[option];
		const value = readOne<NonNullable<View[K]>>(key, OPTIONS[option], option === 'snapshot');
		if (value !== undefined) view[option] = value;
	};
	for (const option of Object.keys(OPTIONS)) takeOption(option as Option);
	return { view, faults };
}

/** The query string of a filter alone, without `?`, as data addresses take it. */
export const formatFilter = (filter: Filter): string => formatView({ ...initialView, filter });

/** What tells a filter from all others, also by what no address carries. */
export const identify = (filter: Filter): string =>
	formatFilter(filter) + (filter.cql === undefined ? '' : ` ${JSON.stringify(filter.cql)}`);

/** Every key that an address may carry, in the order of addresses. */
export const KEYS: readonly string[] = [
	...Object.keys(FILTER_KEYS),
	...Object.keys(CHOICES),
	...SELECTED_KEYS,
	...Object.values(OPTIONS).map(({ key }) => key)
];
