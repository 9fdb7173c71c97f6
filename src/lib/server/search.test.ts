import { beforeAll, expect, test } from 'vitest';
import type { Place } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { readData } from './data.ts';
import { readGazetteer } from './gazetteer.ts';
import { inMemory, type InMemory } from './memory.ts';
import { meantBy } from './missing.ts';
import { suggest } from './search.ts';
import { openSnapshot } from './snapshot/open.ts';
import { fileOf } from './snapshot/shelf.ts';
import { emptyStore, manyRows, ucdpFile } from './store.fixture.ts';
import { NO_NAMES, type Names } from './snapshot/names.ts';

let known: { records: Records; places: Place[]; names: Names; record: InMemory['record'] };
beforeAll(async () => {
	const [{ records }, places] = await Promise.all([readData('data'), readGazetteer('data')]);
	known = { records, places, names: NO_NAMES, record: inMemory(records).record };
}, 120_000);

const found = async (text: string, kind: string) =>
	(await suggest(known, text, 20)).filter((suggestion) => suggestion.kind === kind);

test.each(['Taraz', 'taraz', 'TARAZ ', 'Тараз'])(
	'%s finds the city in Kazakhstan',
	async (text) => {
		const [first] = await found(text, 'place');
		expect(first).toMatchObject({ label: 'Taraz', detail: 'Zhambyl Region, Kazakhstan' });
		expect(first?.lon).toBeCloseTo(71.37, 1);
	}
);

test('a place is found by its name in Arabic script', async () => {
	expect((await found('خوست', 'place')).map(({ label }) => label)).toContain('Khost');
});

test.each(['Miranshah', 'Miran Shah', 'miran-shah', 'Mirans', 'Mir Anshah'])(
	'%s finds the town however its name is divided',
	async (text) => {
		const divided = { ...known, places: [{ ...known.places[0]!, name: 'Miran Shah', names: [] }] };
		const whole = { ...known, places: [{ ...known.places[0]!, name: 'Miranshah', names: [] }] };
		for (const { records, places } of [divided, whole]) {
			const asked = { ...known, records: { ...records }, places };
			const labels = (await suggest(asked, text)).filter(({ kind }) => kind === 'place');
			expect(labels.map(({ label }) => label)).toEqual([places[0]?.name]);
		}
	}
);

test('a group is found by a name written as one word', async () => {
	expect((await found('jundal', 'group')).map(({ id }) => id)).toContain('jund-al-khilafah');
});

test('groups are found by any of their names and by a later word', async () => {
	expect((await found('soldiers of', 'group')).map(({ id }) => id)).toEqual(['jund-al-khilafah']);
	expect((await found('victorious', 'group')).map(({ id }) => id)).toEqual(['taifatul-mansura']);
});

test('incidents, sources and regions are found, each with where it leads', async () => {
	expect((await found('taraz', 'incident'))[0]?.href).toBe('/?incident=taraz-2011-11-12');
	expect((await found('long war', 'source'))[0]?.href).toBe('/sources/lwj-2011-11-taraz-claim');
	expect((await found('north waz', 'region'))[0]?.href).toBe('/regions/north-waziristan');
});

test('the bigger of two towns of one name comes first', async () => {
	const same = known.places.filter(({ name }) => name === 'Petropavl' || name === 'Kabul');
	for (const { name } of same) {
		const [first] = await found(name, 'place');
		const sizes = known.places.filter((place) => place.name === name).map((p) => p.population);
		const size = known.places.find(({ id }) => id === first?.id)?.population;
		expect(size).toBe(Math.max(...sizes));
	}
	expect(same.length).toBeGreaterThan(0);
});

test('nothing is suggested for nothing, and never more than asked for', async () => {
	expect(await suggest(known, '  ’ ')).toEqual([]);
	expect(await suggest(known, 'a', 3)).toHaveLength(3);
});

test('a mistyped id leads to the one that was meant', () => {
	expect(meantBy('incident', 'taraz-2011-11-21', known)[0]?.href).toBe(
		'/incidents/taraz-2011-11-12'
	);
	expect(meantBy('group', 'haqani-netwrk', known)[0]?.name).toBe('Haqqani Network');
	expect(meantBy('group', 'zzzz', known)).toEqual([]);
});

test('imported groups, places and incidents are found, by title and by id', async () => {
	const { store, bring } = await emptyStore();
	const { snapshot = '' } = await bring(ucdpFile(manyRows(40)));
	const opened = await openSnapshot(fileOf(store, snapshot ?? ''), snapshot ?? '');
	const asked = { ...opened, places: [] };
	const of = async (text: string, kind: string) =>
		(await suggest(asked, text, 20)).filter((suggestion) => suggestion.kind === kind);
	expect((await of('northern fr', 'group')).map(({ label }) => label)).toEqual(['Northern Front']);
	const [town] = await of('town 1', 'place');
	expect(town).toMatchObject({ label: 'Town 1', href: `/?map=10/${town?.lat}/${town?.lon}` });
	expect(await of('1007', 'incident')).toMatchObject([{ id: 'ucdp-ged:1007' }]);
	expect((await of('ucdp-ged:100', 'incident')).map(({ id }) => id)).toContain('ucdp-ged:1003');
	const [clash] = (await of('armed', 'incident')).filter(({ id }) => id.startsWith('ucdp-ged:'));
	expect(opened.record('incident', clash?.id ?? '')?.title).toBe(clash?.label);
	expect(meantBy('incident', 'ucdp-ged:100x', asked).map(({ href }) => href)).toContain(
		'/incidents/ucdp-ged%3A1003'
	);
});
