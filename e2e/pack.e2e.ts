import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';

const VIEW = 'group=jund-al-khilafah';

test('a pack holds figure, words, sources and data of one pinned view, and the same view the same pack', async ({
	request
}) => {
	const answer = await request.get(`/figure.zip?${VIEW}`);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toBe('application/zip');
	const bytes = await answer.body();
	const files = unzipSync(bytes);
	expect(Object.keys(files).sort()).toEqual([
		'README.txt',
		'alternative-text.txt',
		'caption.txt',
		'figure.pdf',
		'figure.png',
		'figure.svg',
		'incidents.csv',
		'incidents.geojson',
		'sources.bib',
		'sources.json',
		'sources.ris',
		'sources.txt'
	]);
	const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
	const { snapshot, matched, presences } = (await (
		await request.get(`/summary.json?${VIEW}`)
	).json()) as { snapshot: string; matched: number; presences: number };
	expect(text('README.txt')).toContain(`${VIEW}&snapshot=${snapshot}`);
	expect(text('README.txt')).toContain('CC BY 4.0');
	expect(text('figure.svg')).toContain('<svg');
	expect(text('figure.pdf').slice(0, 5)).toBe('%PDF-');
	expect(text('caption.txt').trim().length).toBeGreaterThan(20);
	expect(text('alternative-text.txt').trim().length).toBeGreaterThan(20);
	expect(text('incidents.csv').trim().split('\r\n')).toHaveLength(1 + matched + presences);
	const data = JSON.parse(text('incidents.geojson')) as { features: unknown[] };
	expect(data.features).toHaveLength(matched + presences);
	const items = JSON.parse(text('sources.json')) as { id: string; version?: string }[];
	expect(items[0]).toMatchObject({ id: 'view', version: snapshot });
	expect(items.map(({ id }) => id)).toContain('lwj-2011-11-taraz-claim');

	const again = await (await request.get(`/figure.zip?${VIEW}&snapshot=${snapshot}`)).body();
	const other = unzipSync(again);
	for (const name of ['figure.svg', 'figure.png', 'figure.pdf', 'incidents.csv'])
		expect(Buffer.from(other[name] ?? []).equals(Buffer.from(files[name] ?? []))).toBe(true);
});

test('a pack of what cannot be asked is refused in a sentence, never filled with other data', async ({
	request
}) => {
	const answer = await request.get('/figure.zip?from=2011-02-31');
	expect(answer.status()).toBe(400);
	expect(((await answer.json()) as { detail: string }).detail).toContain('2011-02-31');
});

test('a view is cited in four formats, with the state of its data and what it rests on', async ({
	request
}) => {
	const plain = await (await request.get(`/cite.txt?${VIEW}`)).text();
	expect(plain).toContain('Incident Atlas');
	expect(plain).toMatch(/snapshot=[0-9a-f]{16}/);
	expect(plain).toContain('The Long War Journal');
	expect(await (await request.get(`/cite.bib?${VIEW}`)).text()).toMatch(/^@online\{view,/);
	expect(await (await request.get(`/cite.ris?${VIEW}`)).text()).toMatch(/^TY {2}- MAP\r\n/);
	const items = (await (await request.get('/cite.json?incident=taraz-2011-11-12')).json()) as {
		id: string;
	}[];
	expect(items[0]?.id).toBe('taraz-2011-11-12');
	expect((await request.get('/cite.txt?style=vancouver')).status()).toBe(400);
	expect((await request.get('/cite.doc')).status()).toBe(404);
	expect((await request.get('/cite.txt?incident=nobody')).status()).toBe(404);
});

test('what changed says which states of the data are held, and compares a state with itself', async ({
	page,
	request
}) => {
	const { current } = (await (await request.get('/snapshots.json')).json()) as { current: string };
	await page.goto('/changes');
	await expect(page.getByRole('heading', { name: 'What changed', level: 1 })).toBeVisible();
	await expect(page.getByText(current)).toBeVisible();
	const same = await request.get(`/changes.json?since=${current}`);
	expect(await same.json()).toMatchObject({ count: 0, changes: [] });
	expect((await request.get('/changes.json')).status()).toBe(400);
	expect((await request.get('/changes.json?since=0123456789abcdef')).status()).toBe(404);
});
