import { readFileSync } from 'node:fs';

interface Named {
	id: string;
	title?: string;
	name?: string;
}
interface LayerFile {
	features: { id: string; properties: { kind: 'incident' | 'presence'; title: string } }[];
}

const read = <T>(file: string): T => JSON.parse(readFileSync(`data/${file}`, 'utf8')) as T;

/** The curated layers, as the atlas serves them. */
export const LAYERS = ['taraz', 'atyrau', 'khost', 'north-waziristan'] as const;

/** Every feature that is kept in the four layers. */
export const features = LAYERS.flatMap((layer) =>
	read<LayerFile>(`layers/${layer}.geojson`).features.map(({ id, properties }) => ({
		layer,
		id,
		kind: properties.kind,
		title: properties.title,
		path: `/${properties.kind}s/${encodeURIComponent(id)}`
	}))
);

/** The ids of a list in one of the data's files. */
const ids = (file: string, list: string) =>
	(read<Record<string, Named[]>>(file)[list] ?? []).map(({ id }) => id);

/** The path of every record, group and source that the data holds, and of regions that it speaks of. */
export const paths = [
	...features.map(({ path }) => path),
	...ids('statements.json', 'statements').map((id) => `/statements/${id}`),
	...ids('groups.json', 'groups').map((id) => `/groups/${id}`),
	...ids('sources.json', 'sources').map((id) => `/sources/${id}`),
	...['KZ', 'KZ-ZHA', 'KZ-ATY', 'AF-KHO', 'north-waziristan'].map((id) => `/regions/${id}`)
];

/** A question that nothing answers. */
export const NOTHING = '/?q=nothing-that-is-here';

/** One page of every kind, for what must hold on all of them. */
export const kindsOfPages = [
	'/',
	'/?incident=taraz-2011-11-12',
	'/?group=jund-al-khilafah&from=2011-11-01',
	NOTHING,
	...['incidents', 'statements', 'presences', 'groups', 'sources', 'regions'].flatMap((kind) =>
		paths.filter((path) => path.startsWith(`/${kind}/`)).slice(0, 1)
	),
	'/regions/north-waziristan',
	'/groups',
	'/sources',
	'/datasets'
];
