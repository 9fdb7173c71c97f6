import { expect, test } from 'vitest';
import { incidentDetail } from '../detail.ts';
import { openedAtlas, viewOf } from '../export/export.fixture.ts';
import { linkDataset } from './dataset.ts';
import { linkIncident } from './incident.ts';
import { formatLinked } from './text.ts';

const ORIGIN = 'http://127.0.0.1:4160';

test('nothing in JSON-LD is a sign of HTML, and it is read back as it was', () => {
	const name = '</script><!-- <script> & \u2028 "quoted"';
	const text = formatLinked({ name });
	expect(text).not.toMatch(/[<>&\u2028]/);
	expect(JSON.parse(text)).toEqual({ '@context': 'https://schema.org', name });
});

test('a view is a dataset with its licences, where and when, and the files it is given as', async () => {
	const known = await openedAtlas(20);
	const view = viewOf('dataset=ucdp-ged');
	const [histogram, facets, extent] = await Promise.all([
		known.engine.histogram(view.filter),
		known.engine.facets(view.filter),
		known.engine.extent(view.filter)
	]);
	const words = { title: 'A view', caption: 'Incidents of a view.' };
	const text = linkDataset(known, { view, histogram, facets, extent, words }, ORIGIN);
	expect(JSON.parse(text)).toMatchObject({
		'@type': 'Dataset',
		name: 'A view',
		url: `${ORIGIN}/?dataset=ucdp-ged`,
		version: known.engine.snapshot,
		temporalCoverage: expect.stringMatching(/^201[34]-\d\d-\d\d\/2014-\d\d-\d\d$/) as string,
		spatialCoverage: { geo: { box: expect.stringMatching(/^\S+ \S+ \S+ \S+$/) as string } }
	});
	expect(text).toContain(`${ORIGIN}/incidents.csv?dataset=ucdp-ged`);
	expect(text).toContain('https://creativecommons.org/licenses/by/4.0/');
});

test('an incident is a report with its sources; coordinates stand only where its place is known', async () => {
	const known = await openedAtlas(3);
	const linked = (id: string) =>
		JSON.parse(linkIncident(known, incidentDetail(known, id)!, ORIGIN)) as object;
	expect(linked('taraz-2011-11-12')).toMatchObject({
		'@type': 'Report',
		temporalCoverage: '2011-11-12/2011-11-12',
		contentLocation: { name: 'Taraz', geo: { longitude: 71.37, latitude: 42.9 } },
		citation: expect.arrayContaining([expect.objectContaining({ '@type': 'CreativeWork' })]) as []
	});
	const { items } = await known.engine.page({}, { kind: 'incident', order: 'title', limit: 9 });
	const khost = items.find(({ layer }) => layer === 'khost');
	expect(linked(khost?.id ?? '')).not.toMatchObject({ contentLocation: { geo: {} } });
});
