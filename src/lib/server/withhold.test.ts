import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLISHED_PRECISIONS, WITHHELD } from '../domain/publish.ts';
import { box } from '../query/borders.ts';
import type { Incident } from '../domain/incident.ts';
import type { Region } from '../domain/region.ts';
import type { Publish } from '../domain/schema.ts';
import {
	by,
	evidence,
	incident,
	killed,
	on,
	point,
	presence,
	statement
} from '../query/handmade.ts';
import { createTerritory } from '../domain/territory.ts';
import { withhold, withholdSaid } from './withhold.ts';

const region = (
	id: string,
	level: Region['level'],
	parent: string | null,
	size: number
): Region => ({
	...{ id, level, parent, name: `Name of ${id}`, anchor: [1, 1] },
	geometry: box(0, 0, size, size)
});
const regions = [
	region('C', 'country', null, 30),
	region('P', 'province', 'C', 20),
	region('D', 'district', 'P', 10)
];
const around = {
	territory: createTerritory(regions),
	typeLabel: (id: string) => `Type ${id}`
};
const SECRET = 'Secretville';
const known: Incident = incident('x', {
	title: `Attack in ${SECRET}`,
	note: `Near the bridge of SECRETVILLE.`,
	period: { ...on('2011-11-12'), inferred: { what: 'year', why: `Told in ${SECRET}` } },
	location: {
		...{ name: `${SECRET}, Alpha`, precision: 'exact', region: 'D', place: 'geonames:1' },
		...{ radius: 17, method: `source gives 5.12345, 5.54321`, code: SECRET },
		...{ inferred: { what: 'the place', why: SECRET }, approximate: SECRET },
		evidence: [{ source: 's', locator: '¶1', paraphrase: `It was in ${SECRET}.` }]
	},
	geometry: point(5.12345, 5.54321),
	casualties: [{ ...killed('all', 3), note: `Said in ${SECRET}` }],
	attributions: [{ ...by('g', 'claimed'), note: `From ${SECRET}`, by: `the police of ${SECRET}` }],
	evidence: [...evidence, { source: 's', paraphrase: 'At 5.1235 N.' }],
	codes: { where: SECRET, latitude: '5.54321', longitude: '5.12345', other: 'x' }
});
const published = (publish: Publish, record = known) => withhold({ ...record, publish }, around);

test('a place published to its province is that province and nothing finer, in no part of the record', () => {
	const made = published({ precision: 'province' });
	expect(made.location).toEqual({
		precision: 'province',
		region: 'P',
		anchor: [1, 1],
		method: 'known more exactly than is published',
		evidence: [{ source: 's', paraphrase: 'Not published.' }]
	});
	expect(made.geometry).toBe(regions[1]!.geometry);
	expect(made.title).toBe('Type attack, Name of P');
	const text = JSON.stringify(made).toLowerCase();
	for (const secret of ['secretville', '5.12', '5.54', 'geonames', 'name of d', 'codes'])
		expect(text).not.toContain(secret);
});

test('what says nothing of the place stays', () => {
	const made = published(
		{ precision: 'country' },
		{ ...known, title: 'Attack on a convoy', note: 'At dawn.' }
	);
	expect(made).toMatchObject({ title: 'Attack on a convoy', note: 'At dawn.', geometry: null });
	expect(made.location).toMatchObject({ precision: 'country', region: 'C' });
	expect(made.casualties).toMatchObject([{ best: 3 }]);
	expect(made.attributions).toMatchObject([{ group: 'g', standing: 'claimed' }]);
	expect(made.evidence[0]).toEqual(evidence[0]);
});

test('where no region of that precision is known the next coarser one is published, never a finer one', () => {
	const record = {
		...known,
		geometry: point(15.5, 15.5),
		location: { ...known.location, region: 'P' }
	};
	expect(published({ precision: 'district' }, record).location).toMatchObject({
		precision: 'province',
		region: 'P'
	});
	const nowhere = { ...known.location, region: 'unheard-of' };
	expect(published({ precision: 'district' }, { ...known, location: nowhere })).toMatchObject({
		location: { precision: 'unknown' },
		geometry: null
	});
});

test('a place that is not known more exactly stays as it is', () => {
	const location = { ...known.location, precision: 'country' as const };
	const record = { ...known, location, geometry: null };
	const { publish, ...made } = published({ precision: 'province' }, record);
	expect(made).toEqual(record);
	expect(publish).toEqual({ precision: 'province' });
});

test('with a place that is withheld goes every word for it', () => {
	const made = published({ withhold: ['location'] });
	expect(made).toMatchObject({ location: { precision: 'unknown' }, geometry: null });
	expect(made.title).toBe('Type attack');
	const text = JSON.stringify(made).toLowerCase();
	for (const secret of ['secretville', '5.12', 'name of', '"c"', 'codes'])
		expect(text).not.toContain(secret);
});

test('figures and attributions that are withheld are gone, with notes, codes and paraphrases', () => {
	const made = published({ withhold: ['casualties', 'attributions'] });
	expect(made).toMatchObject({ casualties: [], attributions: [] });
	expect(made).not.toHaveProperty('note');
	expect(made).not.toHaveProperty('codes');
	for (const { paraphrase } of [...made.evidence, ...made.period.evidence])
		expect(paraphrase).toBe('Not published.');
	expect(made.geometry).toEqual(known.geometry);
});

test('a note that is kept back takes with it a title made of it and codes that repeat it', () => {
	const note = 'Gunmen came at dawn to the eastern market and opened fire.';
	const codes = { remarks: note, part: 'to the eastern market and opened', town: 'Alpha' };
	const record = { ...known, note, codes, title: 'Gunmen came at dawn to the eastern market…' };
	const made = published({ withhold: ['note'] }, record);
	expect(JSON.stringify(made)).not.toMatch(/dawn|eastern/);
	expect(made.title).toBe('Type attack, Name of D');
	expect(made.codes).toEqual({ town: 'Alpha' });
	expect(made.geometry).toEqual(known.geometry);
});

test('codes alone can be withheld', () => {
	const made = published({ withhold: ['codes'] });
	expect(made).not.toHaveProperty('codes');
	expect(made.title).toBe(known.title);
	expect(made.note).toBe(known.note);
});

test('a record that says nothing of publication is the same one', () => {
	expect(withhold(known, around)).toBe(known);
});

test('whatever is withheld, the record stays one that its schema takes and its place gets no finer', () => {
	fc.assert(
		fc.property(
			fc.record(
				{
					precision: fc.constantFrom(...PUBLISHED_PRECISIONS),
					withhold: fc.uniqueArray(fc.constantFrom(...WITHHELD))
				},
				{ requiredKeys: [] }
			),
			(publish) => {
				const made = published(publish);
				const parts = new Set(publish.withhold);
				const isCoarse = publish.precision !== undefined || parts.has('location');
				expect(made.geometry?.type === 'Point').toBe(!isCoarse);
				expect('note' in made && parts.has('note')).toBe(false);
				expect('codes' in made && (parts.has('codes') || isCoarse)).toBe(false);
				if (isCoarse) expect(JSON.stringify(made).toLowerCase()).not.toContain('secretville');
				expect(made.id).toBe(known.id);
				expect(made.evidence.length).toBeGreaterThan(0);
			}
		)
	);
});

const said = {
	title: `Near ${SECRET}`,
	note: `By the bridge of ${SECRET}.`,
	location: known.location,
	evidence: known.evidence
};

test('a presence whose place is published coarsely is that region and tells nothing finer', () => {
	const here = {
		...presence,
		id: 'p',
		...said,
		geometry: known.geometry,
		publish: { precision: 'province' as const }
	};
	const made = withholdSaid(here, around);
	expect(made).toMatchObject({
		...{ kind: 'presence', id: 'p', group: here.group, activity: here.activity },
		title: 'Presence of a group, Name of P',
		location: { precision: 'province', region: 'P' }
	});
	expect(made.geometry).toBe(regions[1]!.geometry);
	expect(JSON.stringify(made).toLowerCase()).not.toMatch(/secretville|5\.\d/);
	expect(Object.keys(made)).not.toContain('casualties');
});

test('a statement whose place is withheld names it in no summary, step, note or title', () => {
	const made = withholdSaid(
		{
			...{ ...statement, ...said },
			summary: `We struck ${SECRET}.`,
			addressees: [`The people of ${SECRET}`],
			via: [{ step: `a leaflet in ${SECRET}`, seen: false }],
			publish: { withhold: ['location' as const] }
		},
		around
	);
	expect(made).toMatchObject({
		...{ kind: 'statement', summary: 'Not published.', addressees: [] },
		location: { precision: 'unknown' },
		via: [{ step: 'Not published.', seen: false }]
	});
	expect(JSON.stringify(made).toLowerCase()).not.toContain('secretville');
	const whole = { ...statement, ...said };
	expect(withholdSaid(whole, around)).toBe(whole);
});

test('a note alone is kept back without another word', () => {
	const rest = { ...presence, title: 'Here', publish: { withhold: ['note' as const] } };
	expect(withholdSaid({ ...rest, note: 'A numbat' }, around)).toEqual(rest);
});
