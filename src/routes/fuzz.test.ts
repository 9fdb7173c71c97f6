// Every address of the atlas with every key that it may carry, and values that nobody would write in good faith.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expressionSample, type Askable } from '../lib/query/cql/samples.ts';
import { formatText } from '../lib/query/cql/write.ts';
import { check, HOSTILE, query } from './fuzz.fixture.ts';
import { CASES } from './routes.fixture.ts';
import { filledAtlas } from './terms.fixture.ts';

let atlas: Awaited<ReturnType<typeof filledAtlas>>;
beforeAll(async () => {
	atlas = await filledAtlas(40);
}, 300_000);
afterAll(() => atlas.clean());

/** Addresses whose answers cost seconds are tried less often. */
const isDear = (route: string) => /figure|card|zip|embed/.test(route);
const bare = (path: string) => path.split('?')[0]!;
/** Asks so many addresses, of those routes that are dear or of those that are not. */
async function tryEach(isMeant: (route: string) => boolean, numRuns: number): Promise<void> {
	const routes = Object.keys(CASES).filter(isMeant);
	const paths = routes.flatMap((route) => [...new Set(CASES[route]!.map(bare))].slice(0, 2));
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...paths), query, async (path, asked) => {
			const url = `${path}?${asked}`;
			check(url, await atlas.ask(url));
		}),
		{ numRuns }
	);
}

test(
	'no key of any address brings the atlas down, and no refusal tells of its inside',
	() => tryEach((route) => !isDear(route), 600),
	600_000
);

test('nor does what is drawn', () => tryEach(isDear, 40), 600_000);

test('nor do ids, names and numbers in paths', async () => {
	const part = fc.oneof(
		fc.constantFrom(...HOSTILE.filter((text) => text.trim() && !/^\.+$/.test(text))),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
	);
	const routes = Object.keys(CASES).filter((route) => route.includes('['));
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...routes),
			fc.array(part, { minLength: 4, maxLength: 4 }),
			async (route, parts) => {
				let at = 0;
				const path = route
					.replace(/\/\([^)]*\)/g, '')
					.replace(/\[[^\]]+\]/g, () => encodeURIComponent(parts[at++]!.toWellFormed()));
				check(path, await atlas.ask(path));
			}
		),
		{ numRuns: 250 }
	);
}, 600_000);

test('any filter in CQL2 is answered, in both encodings alike, and what is none is refused', async () => {
	const asked: Askable[] = [
		{ name: 'title', type: 'string', values: ['Town', "O'Brien", '%'] },
		{ name: 'killed_high', type: 'integer', values: [0, 20, 1e300] },
		{ name: 'group', type: 'string', many: true, values: ['ucdp-ged:301'] },
		{ name: 'earliest', type: 'date' },
		{ name: 'latest', type: 'date' },
		{ name: 'geometry', type: 'geometry' }
	];
	const items = (lang: string, filter: string) =>
		`/ogc/collections/incidents/items?limit=3&filter-lang=${lang}&filter=${encodeURIComponent(filter.toWellFormed())}`;
	await fc.assert(
		fc.asyncProperty(
			expressionSample(asked),
			fc.constantFrom(...HOSTILE),
			async (filter, other) => {
				const answers: unknown[] = [];
				for (const path of [
					items('cql2-text', formatText(filter)),
					items('cql2-json', JSON.stringify(filter))
				]) {
					const response = await fetch(atlas.origin + path);
					const said = (await response.json()) as Record<string, unknown>;
					const { numberMatched, features } = said;
					expect([path, response.status, said.detail]).toEqual([path, 200, undefined]);
					answers.push([numberMatched, features]);
				}
				expect(answers[0]).toEqual(answers[1]);
				const refused = items('cql2-text', other);
				check(refused, await atlas.ask(refused));
			}
		),
		{ numRuns: 60 }
	);
}, 600_000);
