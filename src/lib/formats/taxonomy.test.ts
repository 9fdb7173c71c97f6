import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { taxonomyFileSchema } from '../domain/taxonomy.ts';
import { ACLED_TYPES } from './acled.ts';
import { GTD_TYPES } from './gtd.ts';
import { TYPES, titleOf } from './parts.ts';
import { UCDP_TYPES } from './ucdp.ts';

const { types } = taxonomyFileSchema.parse(
	JSON.parse(readFileSync(new URL('../../../data/taxonomy.json', import.meta.url), 'utf8'))
);

/** Code to type, as the taxonomy tells it. */
const told = (format: 'ucdp' | 'acled' | 'gtd') =>
	Object.fromEntries(
		types.flatMap(({ id, codes }) => (codes[format] ?? []).map((code) => [code, id]))
	);

test('the formats and the taxonomy agree on what each code stands for', () => {
	expect(told('ucdp')).toEqual({ ...UCDP_TYPES });
	const acled = Object.entries(told('acled')).filter(([, type]) => type !== 'other');
	expect(Object.fromEntries(acled)).toEqual(ACLED_TYPES);
	expect(told('gtd')).toEqual({ ...GTD_TYPES, 'Bombing/Explosion, suicide 1': 'suicide-bombing' });
});

test('every type that a format can give is in the taxonomy, under the same label', () => {
	for (const id of TYPES.filter((type) => type !== 'other' && type !== 'unknown'))
		expect(types.find((type) => type.id === id)?.label, id).toBe(titleOf(id));
	expect(types.map(({ id }) => id)).toEqual(expect.arrayContaining(TYPES));
});
