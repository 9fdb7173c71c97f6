import { formatPlacePrecision, PLACE_PRECISIONS } from '../domain/precision.ts';
import type { Records } from '../domain/records.ts';
import { UNKNOWN, type ChoiceKey } from './filter.ts';
import type { LabelOf } from './words.ts';

const NOT_KNOWN: Record<ChoiceKey, string> = {
	region: 'Region unknown',
	group: 'No group named',
	type: 'Type unknown',
	source: 'Source unknown',
	dataset: 'Dataset unknown',
	standing: 'No group named',
	role: 'No group named',
	precision: 'Place unknown',
	layer: 'In no layer'
};

type Named = Pick<Records, 'regions' | 'groups' | 'types' | 'sources' | 'datasets' | 'layers'>;

/** What values are called; a value without a name is called by its id. */
export function labelsOf(records: Named): LabelOf {
	const named: Partial<Record<ChoiceKey, Map<string, string>>> = {
		region: new Map(records.regions.map(({ id, name }) => [id, name])),
		group: new Map(records.groups.map(({ id, name }) => [id, name])),
		type: new Map(records.types.map(({ id, label }) => [id, label])),
		source: new Map(records.sources.map(({ id, title, label }) => [id, title ?? label])),
		dataset: new Map(records.datasets.map(({ id, title }) => [id, title])),
		layer: new Map(records.layers.map(({ id, title }) => [id, title])),
		precision: new Map(PLACE_PRECISIONS.map((word) => [word, formatPlacePrecision(word)]))
	};
	return (key, value) => (value === UNKNOWN ? NOT_KNOWN[key] : (named[key]?.get(value) ?? value));
}
