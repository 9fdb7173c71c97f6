import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { expect, test as base, type Page } from './fixtures.ts';

export { expect };

const TOKEN = 'a-token-of-these-journeys';

/** A table of UCDP's layout; each row gives its id, day, deaths and the north of its place. */
export const ucdpFile = (rows: [id: number, day: string, deaths: number, latitude: number][]) =>
	[
		'id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,low,best,high',
		...rows.map(
			([id, day, deaths, latitude]) =>
				`${id},1,Government of Aland,Northern Front,1,Taraz town,${latitude},71.37,Kazakhstan,1,${day},${day},${deaths},${deaths},${deaths}`
		)
	].join('\n');

/** The same of ACLED's. */
export const acledFile = (rows: [id: string, day: string, deaths: number][]) =>
	[
		'event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,fatalities',
		...rows.map(
			([id, day, deaths]) =>
				`${id},${day},1,Battles,Armed clash,Military Forces of Aland,Northern Front,Kazakhstan,Zhambyl,Taraz,42.9,71.37,1,${deaths}`
		)
	].join('\n');

interface Options {
	/** What the atlas of these journeys holds beside its own data: files, by the datasets that they are of. */
	brought: Record<string, string>;
}
interface Operated {
	operated: string;
}

/**
 * Journeys of who keeps an atlas: each file of them has a server of its own, over copies of the data that may be
 * changed, and `baseURL` leads there.
 */
export const test = base.extend<object, Options & Operated>({
	brought: [{}, { option: true, scope: 'worker' }],
	operated: [
		async ({ brought }, use) => {
			const folder = mkdtempSync(join(tmpdir(), 'atlas-operator-'));
			const data = join(folder, 'data');
			cpSync('data', data, { recursive: true });
			const settings = {
				...{ ATLAS_DATA: data, ATLAS_STORE: join(folder, 'store') },
				...{ ATLAS_ADMIN_TOKEN: TOKEN, HOST: '127.0.0.1' }
			};
			for (const [dataset, content] of Object.entries(brought)) {
				const file = join(folder, `${dataset}.csv`);
				writeFileSync(file, content);
				const words = ['import', file, `--dataset=${dataset}`, '--release=1', '--terms=open'];
				const { status, stderr } = spawnSync(process.execPath, ['src/cli/atlas.ts', ...words], {
					env: { ...process.env, ...settings },
					encoding: 'utf8'
				});
				expect(status, stderr).toBe(0);
			}
			const { address, stop } = await serve(settings);
			await use(address);
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ operated }, use) => use(operated)
});

/** Signs in and stands before the form for a file. */
export async function signIn(page: Page) {
	await page.goto('/import');
	await page.getByLabel('Token').fill(TOKEN);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByLabel('A file with incidents')).toBeVisible();
}

/** Drops a file on the page. */
export async function drop(page: Page, name: string, content: string) {
	const files = await page.evaluateHandle(
		([called, text]) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([text], called));
			return transfer;
		},
		[name, content] as const
	);
	// The page answers to what is dragged over it once its script is there.
	await expect(async () => {
		await page.dispatchEvent('main', 'dragover', { dataTransfer: files });
		await expect(page.locator('form.over')).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.dispatchEvent('main', 'drop', { dataTransfer: files });
}

/** What matches a question, as `[incidents, killed]`. */
export async function counted(page: Page, question = '') {
	const answer = await page.request.get(`/summary.json${question}`);
	expect(answer.status()).toBe(200);
	const { matched, killed } = (await answer.json()) as {
		matched: number;
		killed: { best: number };
	};
	return [matched, killed.best];
}
