import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../columns/engine.ts';
import { partDatasets } from '../domain/audience.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Group } from '../domain/group.ts';
import type { Records } from '../domain/records.ts';
import type { Source } from '../domain/source.ts';
import type { AnyRecord } from '../query/engine.ts';
import { without } from '../query/filter.ts';
import { by, evidence, incident, presence, recordsOf, statement } from '../query/handmade.ts';
import { createOracle } from '../query/oracle.ts';
import { questionSample } from '../query/question.ts';
import { worldSample } from '../query/world.ts';
import { forAudience } from './audience.ts';
import { aroundOf, releaseRecords } from './release.ts';
import { atProvince } from './withhold.ts';

const dataset = (id: string, terms: Dataset['terms']): Dataset => ({
	...{ id, terms, version: '1', title: `Title of ${id}`, licence: 'x', citation: 'x' }
});
const group = (id: string): Group => ({
	...{ id, name: `Name of ${id}`, kind: 'armed group', names: [], people: [] },
	evidence: [{ source: 'about-groups', paraphrase: 'x' }]
});
const source = (id: string): Source => ({
	id,
	type: 'report',
	label: `Label of ${id}`,
	seen: true
});
const from = (id: string) => [{ source: id, paraphrase: `A paraphrase of ${id}` }];
const TOLD = 'told-in-confidence';

/** Open, counted and hidden data that refer to each other in every way. */
const mixed = (terms: Dataset['terms']): Records =>
	recordsOf({
		datasets: [dataset('d', 'open'), dataset('kept', terms)],
		incidents: [
			incident('open-1', { attributions: [{ ...by('both', 'claimed'), statement: TOLD }] }),
			incident(TOLD, {
				...{ dataset: 'kept', title: TOLD, note: TOLD, layer: 'kept-layer', codes: { x: TOLD } },
				...{ evidence: from('kept-source'), location: { ...incident('x').location, name: TOLD } },
				attributions: [by('both', 'claimed'), by('kept-group', 'suspected')]
			})
		],
		statements: [
			{ ...statement, speaker: 'both', incidents: ['open-1', TOLD] },
			{ ...statement, id: TOLD, title: TOLD, summary: TOLD, dataset: 'kept', speaker: 'kept-group' }
		],
		presences: [{ ...presence, group: 'both' }],
		groups: ['both', 'kept-group', 'of-no-record', 'tied'].map(group),
		relations: [
			{
				...{ id: 'r', from: 'tied', to: 'both', type: 'part of', standing: 'stated', by: 'x' },
				evidence
			}
		],
		sources: ['s', 'about-groups', 'kept-source', 'forum', 'of-no-record'].map(source),
		layers: ['open-layer', 'kept-layer'].map((id) => ({ id, title: id, description: id }))
	});
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test('of hidden data the public gets no record, group, source, layer, dataset or word', () => {
	const made = releaseRecords(mixed('private'), 'public');
	expect(ids(made.incidents)).toEqual(['open-1']);
	expect(ids(made.groups)).toEqual(['both', 'of-no-record', 'tied']);
	expect(ids(made.sources)).toEqual(['s', 'about-groups', 'forum', 'of-no-record']);
	expect(ids(made.layers)).toEqual(['open-layer']);
	const text = JSON.stringify({ ...made, regions: [] });
	expect(text).not.toContain('kept');
	expect(text).not.toContain(TOLD);
});

test('of counted data the public gets bare figures under ids that say nothing', () => {
	const made = releaseRecords(mixed('visuals only'), 'public');
	expect(ids(made.incidents)).toEqual(['open-1', 'kept:counted-1']);
	expect(made.incidents[1]).toMatchObject({
		attributions: [{ group: 'both' }, { group: 'kept:unlisted', standing: 'suspected' }]
	});
	expect(ids(made.groups)).toEqual(['both', 'of-no-record', 'tied']);
	expect(ids(made.datasets)).toEqual(['d', 'kept']);
	const text = JSON.stringify({ ...made, regions: [] });
	for (const secret of [TOLD, 'kept-group', 'kept-source', 'A paraphrase'])
		expect(text).not.toContain(secret);
});

test('a private audience gets everything as it is kept', () => {
	const records = mixed('private');
	expect(releaseRecords(records, 'private')).toBe(records);
});

test('a statement does not tell whom an incident is attributed to where that is withheld', () => {
	const records = mixed('open');
	const [first] = records.incidents;
	const publish = { withhold: ['attributions' as const] };
	const made = releaseRecords({ ...records, incidents: [{ ...first!, publish }] }, 'public');
	expect(made.incidents).toMatchObject([{ attributions: [] }]);
	expect(made.statements[0]?.incidents).toEqual([]);
});

test(
	'figures of bare records are those of the full ones, told to their province',
	{ timeout: 60_000 },
	() =>
		fc.assert(
			fc.asyncProperty(worldSample, questionSample, async (records, filter) => {
				const datasets = [dataset('d1', 'open'), dataset('d2', 'visuals only')];
				const full = { ...records, datasets };
				const made = releaseRecords(full, 'public');
				const engine = forAudience(
					createEngine(made, { snapshot: 'x' }),
					partDatasets(datasets, 'public')
				);
				// Words, sources and groups of counted rows cannot be asked for.
				const asked = without(without(without(filter, 'q'), 'source'), 'group');
				const around = aroundOf(full);
				const told = <T extends AnyRecord>(list: T[]) =>
					list.map((one) => (one.dataset === 'd2' ? atProvince(one, around) : one));
				const oracle = createOracle({
					...full,
					incidents: told(full.incidents),
					presences: told(full.presences),
					statements: told(full.statements)
				});
				expect(await engine.count(asked)).toEqual(oracle.count(asked));
				expect(await engine.histogram(asked)).toEqual(oracle.histogram(asked));
				const [facets, wanted] = [await engine.facets(asked), oracle.facets(asked)];
				for (const key of ['region', 'type', 'dataset', 'precision', 'standing'] as const)
					expect(facets[key]).toEqual(wanted[key]);
			}),
			{ numRuns: 60 }
		)
);
