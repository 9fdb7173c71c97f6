// Where the values of properties stand: in columns, by a code of the row, or outside of them, row by row.
import { dayOf } from '../../domain/period.ts';
import type { Kind } from '../../domain/records.ts';
import type { Value } from '../../query/cql/value.ts';
import type { ChoiceKey } from '../../query/filter.ts';
import { OPEN_END, OPEN_START } from '../facts.ts';
import type { CodeKey, Columns } from '../table.ts';

/** A property of which columns hold the value, by a code that every row has. */
export interface Held {
	by: CodeKey;
	valueAt: (code: number) => Value;
}
/** A property that has to be read; `by` where rows of one code have one value. */
export interface Read {
	by?: CodeKey;
}

/** Properties that follow from what a code stands for, though columns do not hold them. */
const FOLLOWING: Readonly<Record<string, CodeKey>> = {
	type_label: 'traits',
	drawing: 'traits',
	country: 'region',
	killed_low: 'casualties',
	killed_high: 'casualties',
	wounded_low: 'casualties',
	wounded_high: 'casualties'
};

/** Whether columns hold it. */
export const isHeld = (place: Held | Read): place is Held => 'valueAt' in place;

/** Finds where properties of a kind of record stand. */
export function createBinder(columns: Columns, kind: Kind): (name: string) => Held | Read {
	const { dictionaries, traits, attributions, sources, casualties, periods } = columns;

	/** Of what is not known, the word that records have for it, if any. */
	const word = (key: ChoiceKey, code: number, unknown: string | null): string | null =>
		code === 0 ? unknown : (dictionaries[key].values[code] ?? null);
	const trait = (
		key: 'type' | 'dataset' | 'layer' | 'precision',
		unknown: string | null
	): Held => ({
		by: 'traits',
		valueAt: (code) => word(key, traits[key][code]!, unknown)
	});
	const attributed = (key: 'group' | 'standing' | 'role'): Held => ({
		by: 'attributions',
		valueAt: (set) => {
			const codes = attributions[key].subarray(
				attributions.offsets[set],
				attributions.offsets[set + 1]
			);
			return [...codes].map((code) => word(key, code, null)).filter((value) => value !== null);
		}
	});
	const sourced = (set: number): string[] =>
		[...sources.values.subarray(sources.offsets[set], sources.offsets[set + 1])]
			.map((code) => word('source', code, null))
			.filter((value) => value !== null);
	const best = (outcome: 'killed' | 'wounded'): Held => ({
		by: 'casualties',
		valueAt: (code) => {
			const value = casualties[outcome].best[code]!;
			return value < 0 ? null : value;
		}
	});
	const day = (end: 'earliest' | 'latest', open: number): Held => ({
		by: 'period',
		valueAt: (code) => {
			const value = periods[end][code]!;
			return value === open ? null : dayOf(value);
		}
	});
	const common: Record<string, Held> = {
		dataset: trait('dataset', null),
		layer: trait('layer', null),
		place_precision: trait('precision', 'unknown'),
		region: { by: 'region', valueAt: (code) => word('region', code, null) },
		earliest: day('earliest', OPEN_START),
		latest: day('latest', OPEN_END),
		group: attributed('group'),
		source: { by: 'sources', valueAt: sourced },
		sources: { by: 'sources', valueAt: (set) => sourced(set).length },
		// Whether there is one at all; where it lies is asked of places, not of values.
		geometry: {
			by: 'traits',
			valueAt: (code) => (traits.drawn[code] ? { form: 'point', lon: 0, lat: 0 } : null)
		}
	};
	const ofIncidents: Record<string, Held> = {
		type: trait('type', 'unknown'),
		standing: attributed('standing'),
		role: attributed('role'),
		killed_best: best('killed'),
		wounded_best: best('wounded')
	};
	const held = new Map(
		Object.entries(kind === 'incident' ? { ...common, ...ofIncidents } : common)
	);
	return (name) => {
		const found = held.get(name);
		if (found) return found;
		return Object.hasOwn(FOLLOWING, name) ? { by: FOLLOWING[name]! } : {};
	};
}
