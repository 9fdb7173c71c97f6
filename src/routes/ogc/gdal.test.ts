// What GDAL, and all that is built on it, reads of the OGC API.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filledAtlas } from '../terms.fixture.ts';
import { clientOf } from './client.fixture.ts';

const hasGDAL = spawnSync('ogrinfo', ['--version']).status === 0;

/** What ogrinfo says; a warning or an error of it fails the test. */
function ogrinfo(...words: string[]): string {
	const { status, stdout, stderr } = spawnSync('ogrinfo', ['-ro', ...words], { encoding: 'utf8' });
	expect([status, stderr]).toEqual([0, '']);
	return stdout;
}
const countIn = (said: string): number => Number(/Feature Count: (\d+)/.exec(said)?.[1] ?? NaN);

interface Summary {
	matched: number;
	possibly: number;
	notPlaced: number;
	statements: number;
}

describe.skipIf(!hasGDAL)(
	'GDAL (skipped where ogrinfo is not installed)',
	{ timeout: 120_000 },
	() => {
		let atlas: Awaited<ReturnType<typeof filledAtlas>>;
		beforeAll(async () => {
			atlas = await filledAtlas(60);
		}, 180_000);
		afterAll(() => atlas.clean());
		const { collections } = clientOf(() => atlas.origin);
		const source = () => `OAPIF:${atlas.origin}/ogc`;
		const countBy = (...words: string[]) =>
			countIn(ogrinfo('-so', ...words, source(), 'incidents'));

		/** Incidents on the map that match a question of the atlas, those only possibly inside it included. */
		async function placed(query: string): Promise<number> {
			const address = `${atlas.origin}/summary.json?precision=!country&precision=!unknown&${query}`;
			const summary = (await (await fetch(address)).json()) as Summary;
			return summary.matched + summary.possibly - (summary.notPlaced - summary.statements);
		}

		test('lists all collections', async () => {
			const said = ogrinfo(source());
			for (const { id } of await collections()) expect(said).toContain(id);
		});
		test('counts what the summary counts, in all', async () => {
			const all = countBy();
			expect(all).toBeGreaterThan(20);
			expect(all).toBe(await placed(''));
		});
		test.each(['71 42 73 44', '69.5 42 70.5 45.5', '0 0 1 1'])(
			'counts what the summary counts in the box %s',
			async (box) => {
				const bbox = box.split(' ').join();
				expect(countBy('-spat', ...box.split(' '))).toBe(await placed(`bbox=${bbox}`));
			}
		);
		test.each([
			['killed_best >= 6', 'killed=6..'],
			["dataset = 'ucdp-ged'", 'dataset=ucdp-ged'],
			["country = 'KZ'", 'region=KZ'],
			["place_precision = 'exact' AND killed_best < 3", 'precision=exact&killed=..2']
		])('counts what the summary counts where %s', async (where, query) => {
			expect(countBy('-where', where)).toBe(await placed(query));
		});
		test('reads every feature of every collection, its types and its places, through all pages', async () => {
			for (const { id } of await collections()) {
				const said = ogrinfo('-al', '-geom=SUMMARY', source(), id);
				expect((said.match(/^OGRFeature\(/gm) ?? []).length, id).toBe(countIn(said));
			}
			const schema = ogrinfo('-so', source(), 'incidents');
			expect(schema).toMatch(/killed_best: Integer/);
			expect(schema).toMatch(/earliest: (Date|String)/);
			expect(schema).toMatch(/WGS 84/);
		});
	}
);
