// What tiles say of incidents in letters: by row the id and the name of the place, ready to be copied.
import { codesFor, type Codes } from './dictionary.ts';
import type { Facts } from './facts.ts';
import { createGrowing, createNumbering } from './growing.ts';
import { packLetters, type Letters } from './letters.ts';

export interface Lettering {
	/** By row. */
	ids: Letters;
	/** By row, which of the names of places; the first is empty and stands for none. */
	place: Codes;
	places: Letters;
}

/** Lettering while columns are made. */
export interface LetteringBuilder {
	add: (facts: Pick<Facts, 'location'>) => void;
	/** The lettering of rows in an order of what was added, `ids` as they were added. */
	finish: (ids: readonly string[], order: Uint32Array) => Lettering;
}

/** No incidents yet. */
export function createLetteringBuilder(): LetteringBuilder {
	const met = createNumbering<string>();
	const numbers = createGrowing((length) => new Uint32Array(length));
	return {
		add({ location: { name = '' } }) {
			numbers.push(met.numberOf(name, () => name));
		},
		finish(ids, order) {
			const names = createNumbering<string>();
			names.numberOf('', () => '');
			const own = numbers.values();
			const place = codesFor(met.things.length + 1, order.length);
			order.forEach((added, row) => {
				const name = met.things[own[added]!]!;
				place[row] = names.numberOf(name, () => name);
			});
			function* idsInOrder() {
				for (const added of order) yield ids[added]!;
			}
			return {
				ids: packLetters(idsInOrder(), order.length),
				place,
				places: packLetters(names.things, names.things.length)
			};
		}
	};
}
