// What an embed may show where something was taken out of the data.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readShown } from './embed.ts';
import { copyData } from './folder.fixture.ts';
import { answerOEmbed } from './oembed.ts';

const ID = 'taraz-2011-11-12';
const cleanings: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
	const { folder } = await copyData((cleaning) => cleanings.push(cleaning));
	const store = await mkdtemp(join(tmpdir(), 'atlas-embed-'));
	cleanings.push(() => rm(store, { recursive: true, force: true }));
	const redactions = [
		{ kind: 'incident', id: ID, date: '2026-11-20', reason: 'A person is in danger.' }
	];
	await writeFile(join(folder, 'redactions.json'), JSON.stringify({ redactions }));
	vi.stubEnv('ATLAS_DATA', folder);
	vi.stubEnv('ATLAS_STORE', store);
	// The first question builds the snapshot, which takes its time.
	await read('');
}, 60_000);
afterAll(async () => {
	vi.unstubAllEnvs();
	for (const clean of cleanings) await clean();
});
const read = (query: string) => readShown(new URLSearchParams(query));

test('a record that was taken out is embedded no more, and the embed says when and why', async () => {
	expect(await read(`incident=${ID}`)).toMatchObject({
		status: 410,
		message: 'This incident was redacted on 20 November 2026. A person is in danger.'
	});
});

test('oEmbed has nothing to give of it', async () => {
	const page = encodeURIComponent(`https://atlas.example.org/incidents/${ID}`);
	const url = new URL(`https://atlas.example.org/oembed?url=${page}`);
	const answer = await answerOEmbed(url, new Request(url));
	expect(answer.status).toBe(401);
	expect(await answer.text()).not.toContain('Armed attack');
});

test('every fault of an address is told at once, and nothing is shown', async () => {
	expect(await read('region=XX&theme=pink&interactive=always&width=0')).toMatchObject({
		status: 400,
		message: expect.stringMatching(/“pink”.*“0” for “width”.*“always”.*region “XX”/) as string
	});
});
