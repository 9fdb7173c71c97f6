import { formatPlacePrecision, PLACE_PRECISIONS } from '../domain/precision.ts';
import type { PlacePrecision } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { CHOICE_KEYS, UNKNOWN, type ChoiceKey, type Filter } from '../query/filter.ts';
import { directoryOf } from './directory.ts';

const words = (some: readonly string[], value: string): string | null =>
	some.includes(value) ? value : null;

/** What a value of a choice is called; null where nothing of that id is known. */
function labelOf(records: Records, key: ChoiceKey, value: string): string | null {
	const directory = directoryOf(records);
	const source = directory.sources.get(value);
	switch (key) {
		case 'region':
			return directory.regions.get(value)?.name ?? null;
		case 'group':
			return directory.groups.get(value)?.name ?? null;
		case 'type':
			return directory.types.get(value)?.label ?? null;
		case 'source':
			return source ? (source.title ?? source.label) : null;
		case 'dataset':
			return directory.datasets.get(value)?.title ?? null;
		case 'layer':
			return directory.layers.get(value)?.title ?? null;
		case 'standing':
			return words(STANDINGS, value);
		case 'role':
			return words(ROLES, value);
		case 'precision':
			return words(PLACE_PRECISIONS, value) && formatPlacePrecision(value as PlacePrecision);
	}
}

/** The labels of all chosen values, keyed `key:value`, and those that nothing is known of. */
export function labelsOfChosen(records: Records, filter: Filter) {
	const labels: Record<string, string> = {};
	const strangers: { key: ChoiceKey; value: string; excluded: boolean }[] = [];
	for (const key of CHOICE_KEYS) {
		const { include = [], exclude = [] } = filter[key] ?? {};
		for (const value of [...include, ...exclude]) {
			const label = value === UNKNOWN ? UNKNOWN : labelOf(records, key, value);
			if (label === null) strangers.push({ key, value, excluded: exclude.includes(value) });
			else labels[`${key}:${value}`] = label;
		}
	}
	return { labels, strangers };
}
