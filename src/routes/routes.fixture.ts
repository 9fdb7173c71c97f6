// Every route of the atlas, and the addresses of each that a test of terms has to try.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LISTINGS } from '../lib/query/listing.ts';
import { FORMATS } from '../lib/server/export/formats.ts';

/** Every route that answers, as the file tree has it. */
export async function routesIn(folder: string, at = ''): Promise<string[]> {
	const found: string[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (entry.isDirectory())
			found.push(...(await routesIn(join(folder, entry.name), `${at}/${entry.name}`)));
		else if (entry.name === '+page.svelte' || entry.name.startsWith('+server.')) found.push(at);
	}
	return [...new Set(found)].sort();
}

const QUESTIONS = [
	'',
	'?dataset=gtd',
	'?dataset=acled',
	'?dataset=!gtd',
	'?dataset=acled&dataset=gtd',
	'?q=okapi',
	'?q=quokka',
	'?q=attack',
	'?source=acled',
	'?source=gtd',
	'?region=KZ',
	'?bbox=71,43,73,45',
	'?near=72.6321,44.6321,1',
	'?killed=11..11',
	'?from=2015-03-10&to=2015-03-10',
	'?from=2030-01-01',
	'?group=gtd:actor:okapi-front',
	'?group=acled:unlisted',
	'?order=killed',
	'?order=title',
	'?type=armed-clash',
	'?incident=acled:KAZ701',
	'?incident=acled:counted-1',
	'?incident=gtd:203001010001',
	'?snapshot=0123456789abcdef'
];
const asked = (path: string) => QUESTIONS.map((question) => path + question);
const each = (path: (id: string) => string, ...own: string[]) =>
	[
		...own,
		'gtd:203001010001',
		'gtd:203001010009',
		'acled:KAZ701',
		'acled:KAZ709',
		'acled:counted-1',
		'acled',
		'gtd',
		'gtd:actor:okapi-front',
		'acled:actor:quokka-brigade',
		'acled:unlisted'
	].map((id) => path(encodeURIComponent(id)));
const of = (kind: string, end: string, ...own: string[]) =>
	each((id) => `/${kind}/${id}${end}`, ...own);

/** A table of a view in every format, in one of them asked everything. */
const taken = (name: string): string[] => [
	...asked(`/${name}.csv`),
	...Object.keys(FORMATS).flatMap((ending) => asked(`/${name}.${ending}`).slice(0, 4))
];

/** Stands for the server's own address in the addresses to try. */
export const ORIGIN = '(origin)';
const TARAZ = 'taraz-2011-11-12';
const GROUP = 'jund-al-khilafah';
/** The OGC API of collections that there are, and of those that must not seem to be there. */
const inOGC = (end: string) =>
	[
		...['incidents', 'incidents-not-placed', 'dataset-ucdp-ged', 'dataset-acled', 'dataset-gtd'],
		...['layer-taraz', 'presences', 'groups', 'regions']
	].map((id) => `/ogc/collections/${id}${end}`);
const OGC_QUESTIONS = [
	'dataset=acled',
	'dataset=gtd',
	'bbox=71,43,73,45',
	'datetime=2015-03-10',
	'datetime=2030-01-01/..',
	'killed_best=11',
	"filter=title%20LIKE%20'okapi_'",
	"filter=CASEI(groups)%20=%20CASEI('quokka brigade')",
	"filter=group%20=%20'acled:unlisted'",
	"filter=dataset%20IN%20('acled','gtd')"
];
/** The addresses to try of each route; a new route has to be put here. */
export const CASES: Record<string, string[]> = {
	'/(atlas)': asked('/'),
	'/(atlas)/changes': [...asked('/changes'), '/changes?since=0123456789abcdef'],
	'/(atlas)/datasets': asked('/datasets'),
	'/(atlas)/duplicates': ['/duplicates'],
	'/(atlas)/duplicates/groups': ['/duplicates/groups'],
	'/(atlas)/duplicates/places.geojson': ['/duplicates/places.geojson'],
	'/(atlas)/groups': ['/groups'],
	'/(atlas)/groups/[id]': of('groups', '', GROUP),
	'/(atlas)/import': ['/import'],
	'/(atlas)/import/[job]': ['/import/1'],
	'/(atlas)/import/[job]/places.geojson': ['/import/1/places.geojson'],
	'/(atlas)/incidents/[id]': of('incidents', '', TARAZ, 'ucdp-ged:1000', 'ucdp-ged:1007'),
	'/(atlas)/presences/[id]': of('presences', '', 'haqqani-network-khost'),
	'/(atlas)/regions/[id]': of('regions', '', 'KZ', 'KZ-ZHA'),
	'/(atlas)/share': asked('/share'),
	'/(atlas)/sources': ['/sources'],
	'/(atlas)/sources/[id]': of('sources', '', 'ucdp-ged'),
	'/(atlas)/statements/[id]': of('statements', ''),
	'/attributions.[format]': taken('attributions'),
	'/(atlas)/lists/[list]': [
		...Object.keys(LISTINGS).flatMap((name) => asked(`/lists/${name}`)),
		'/lists/presences?after=x',
		'/lists/everything'
	],
	'/(atlas)/ogc': ['/ogc', '/ogc?f=html'],
	'/(atlas)/ogc/api': ['/ogc/api', '/ogc/api?f=html'],
	'/(atlas)/ogc/collections': ['/ogc/collections', '/ogc/collections?f=html'],
	'/(atlas)/ogc/collections/[collection]': inOGC(''),
	'/(atlas)/ogc/collections/[collection]/items': [
		...inOGC('/items?limit=200'),
		...inOGC('/items?limit=200&f=html').slice(0, 2),
		...OGC_QUESTIONS.map((question) => `/ogc/collections/incidents/items?limit=200&${question}`),
		...OGC_QUESTIONS.map((question) => `/ogc/collections/groups/items?limit=200&${question}`)
	],
	'/(atlas)/ogc/collections/[collection]/items/[item]': [
		...each((id) => `/ogc/collections/incidents/items/${id}`, TARAZ, 'ucdp-ged:1000'),
		...each((id) => `/ogc/collections/incidents-not-placed/items/${id}`),
		...each((id) => `/ogc/collections/dataset-acled/items/${id}`),
		...each((id) => `/ogc/collections/groups/items/${id}`, GROUP)
	],
	'/(atlas)/ogc/collections/[collection]/queryables': inOGC('/queryables').slice(0, 3),
	'/(atlas)/ogc/collections/[collection]/schema': inOGC('/schema').slice(0, 3),
	'/(atlas)/ogc/conformance': ['/ogc/conformance'],
	'/ogc/collections/[collection]/tiles': inOGC('/tiles'),
	'/ogc/collections/[collection]/tiles/WebMercatorQuad': inOGC('/tiles/WebMercatorQuad'),
	'/ogc/collections/[collection]/tiles/WebMercatorQuad/[zoom]/[row]/[column]': [
		...inOGC('/tiles/WebMercatorQuad/0/0/0'),
		...inOGC('/tiles/WebMercatorQuad/6/23/44')
	],
	'/ogc/tileMatrixSets/WebMercatorQuad': ['/ogc/tileMatrixSets/WebMercatorQuad'],
	'/ogc/tiles': ['/ogc/tiles'],
	'/ogc/tiles/WebMercatorQuad': ['/ogc/tiles/WebMercatorQuad'],
	'/ogc/tiles/WebMercatorQuad/[zoom]/[row]/[column]': [
		'/ogc/tiles/WebMercatorQuad/0/0/0',
		'/ogc/tiles/WebMercatorQuad/6/23/44'
	],
	'/card.png': asked('/card.png').slice(0, 4),
	'/changes.json': [...asked('/changes.json'), '/changes.json?since=0123456789abcdef'],
	'/cite.[format]': ['txt', 'json', 'bib', 'ris'].flatMap((end) => asked(`/cite.${end}`)),
	'/embed': asked('/embed'),
	'/embed/map': asked('/embed/map'),
	'/feed.atom': asked('/feed.atom'),
	'/figure.pdf': asked('/figure.pdf').slice(0, 4),
	'/figure.png': asked('/figure.png').slice(0, 4),
	'/figure.zip': asked('/figure.zip').slice(0, 3),
	'/figure.svg': asked('/figure.svg'),
	'/groups/[id].geojson': of('groups', '.geojson', GROUP),
	'/groups/[id].json': of('groups', '.json', GROUP),
	'/healthz': ['/healthz'],
	'/incidents.[format]': taken('incidents'),
	'/incidents/[id].geojson': of('incidents', '.geojson', TARAZ, 'ucdp-ged:1000'),
	'/incidents/[id].json': of('incidents', '.json', TARAZ, 'ucdp-ged:1000'),
	'/layers/[id].geojson': [...asked('/layers/taraz.geojson'), '/layers/gtd.geojson'],
	'/metrics': ['/metrics'],
	'/oembed': [...asked('/'), ...of('incidents', '', TARAZ), ...of('groups', '', GROUP)].map(
		(path) => `/oembed?url=${ORIGIN}${encodeURIComponent(path)}`
	),
	'/presences.[format]': taken('presences'),
	'/presences/[id].geojson': of('presences', '.geojson'),
	'/presences/[id].json': of('presences', '.json'),
	'/readyz': ['/readyz'],
	'/regions.geojson': asked('/regions.geojson'),
	'/regions/[id].geojson': of('regions', '.geojson', 'KZ'),
	'/regions/[id].json': of('regions', '.json', 'KZ', 'KZ-ZHA'),
	'/search.json': ['okapi', 'quokka', 'gtd', 'acled', 'global', 'armed', 'a', 'counted', 'KAZ'].map(
		(q) => `/search.json?limit=50&q=${q}`
	),
	'/snapshots.json': ['/snapshots.json'],
	'/sources/[id].geojson': of('sources', '.geojson', 'ucdp-ged'),
	'/sources/[id].json': of('sources', '.json', 'ucdp-ged'),
	'/statements.[format]': taken('statements'),
	'/statements/[id].json': of('statements', '.json'),
	'/summary.json': asked('/summary.json'),
	'/tiles.json': asked('/tiles.json'),
	'/tiles.mvts': asked('/tiles.mvts').map(
		(path) => `${path}${path.includes('?') ? '&' : '?'}tiles=0/0/0,3/5/2,6/44/23`
	),
	'/tiles/[z]/[x]/[y].mvt': [...asked('/tiles/0/0/0.mvt'), ...asked('/tiles/6/44/23.mvt')]
};
