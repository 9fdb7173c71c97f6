// What GDAL reads of each export, against what the engine says.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exported, HOSTILE, madeOf, openedAtlas, viewOf, written } from './export.fixture.ts';
import { FORMATS } from './formats.ts';
import { plainText } from './table.ts';

const hasGDAL = spawnSync('ogrinfo', ['--version']).status === 0;
/** Formats that the GDAL of Debian has no driver for. */
const UNREAD = ['parquet'];
const READ = Object.keys(FORMATS).filter((ending) => !UNREAD.includes(ending));

function run(...words: string[]): string {
	const { status, stdout, stderr } = spawnSync('ogrinfo', ['-ro', '-q', ...words], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	return stdout;
}
const OPTIONS: Record<string, string[]> = {
	csv: ['-oo', 'AUTODETECT_TYPE=YES'],
	xlsx: ['--config', 'OGR_XLSX_HEADERS', 'FORCE']
};

async function fileOf(ending: string, bytes: Buffer): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-export-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, `incidents.${ending}`);
	await writeFile(path, bytes);
	return path;
}
/** The first layer of a file, the one that was asked for. */
const layerOf = (path: string): string => {
	const names = [...run(path).matchAll(/^1: (.*?)(?: \(.*\))?$/gm)].map(([, name]) => name);
	expect(names).toHaveLength(1);
	return names[0] ?? '';
};

test.skipIf(!hasGDAL).each(READ)(
	'GDAL reads .%s without a word of complaint, and its sums are those of the summary',
	{ timeout: 60_000 },
	async (ending) => {
		const known = await openedAtlas(120);
		for (const query of ['', 'dataset=ucdp-ged&killed=5..', 'region=KZ-ZHA']) {
			const path = await fileOf(ending, await exported(known, ending, query));
			const { matched, killed } = await known.engine.count(viewOf(query).filter);
			const layer = layerOf(path);
			const sql = `SELECT COUNT(*) AS n, SUM(killed_best) AS best, SUM(killed_low) AS low FROM "${layer}"`;
			const said = run(...(OPTIONS[ending] ?? []), path, '-sql', sql);
			const number = (name: string) => Number(new RegExp(`${name} .*= (\\d+)`).exec(said)?.[1]);
			expect([number('n'), number('best'), number('low')], query).toEqual([
				...[matched, killed.best, killed.low]
			]);
		}
	}
);

test.skipIf(!hasGDAL).each(READ)('GDAL reads hostile texts of .%s as they are', async (ending) => {
	const path = await fileOf(ending, await written(madeOf(HOSTILE), ending));
	const sql = `SELECT id FROM "${layerOf(path)}"`;
	const said = run(...(OPTIONS[ending] ?? []), path, '-sql', sql, '-geom=NO');
	expect([...said.matchAll(/ id .*= (.*)/g)].map(([, id]) => id)).toEqual(
		HOSTILE.map((_, index) => `id-${index}`)
	);
	const titles = run(...(OPTIONS[ending] ?? []), path, layerOf(path), '-geom=NO');
	for (const text of HOSTILE.filter((each) => /^[^=+\-@\t\r\n＝"]+$/.test(each)))
		expect(titles).toContain(plainText(text));
});
