import type { Edits } from './folder.fixture.ts';
import type { Fault } from '../domain/fault.ts';

/** A way to break the data and the one fault that must come of it. */
export type Breakage = [promise: string, file: string, edits: Edits, fault: Omit<Fault, 'file'>];

const TARAZ = 'layers/taraz.geojson';
const ATYRAU = 'layers/atyrau.geojson';
const KHOST = 'layers/khost.geojson';
const NW = 'layers/north-waziristan.geojson';

const fault = (record: string, field: string, found: string, expected: string) => ({
	record,
	field,
	found,
	expected
});
const reversed = (ring: unknown) => (ring as unknown[]).toReversed();

export const BREAKAGES: Breakage[] = [
	[
		'an unknown group',
		TARAZ,
		{ 'features.0.properties.attributions.0.group': 'jund' },
		fault('taraz-2011-11-12', 'attributions.0.group', '"jund"', 'the id of a group of groups.json')
	],
	[
		'an unknown source',
		'groups.json',
		{ 'relations.0.evidence.0.source': 'nowhere' },
		fault(
			'jund-al-khilafah-part-of-haqqani-network',
			'evidence.0.source',
			'"nowhere"',
			'the id of a source of sources.json'
		)
	],
	[
		'an unknown type',
		ATYRAU,
		{ 'features.0.properties.type': 'boom' },
		fault('atyrau-2011-10-31', 'type', '"boom"', 'the id of a type of taxonomy.json')
	],
	[
		'an unknown incident',
		'statements.json',
		{ 'statements.0.incidents': ['almaty'] },
		fault(
			'kazakhstan-threat-2011-10-25',
			'incidents.0',
			'"almaty"',
			'the id of an incident of layers/'
		)
	],
	[
		'a day that no calendar has',
		TARAZ,
		{ 'features.0.properties.period.earliest': '2011-02-30' },
		fault('taraz-2011-11-12', 'period.earliest', '"2011-02-30"', 'a day that exists, as 2011-11-12')
	],
	[
		'an earliest day after the latest',
		ATYRAU,
		{ 'features.0.properties.period.earliest': '2011-11-01' },
		fault(
			'atyrau-2011-10-31',
			'period.earliest',
			'2011-11-01, after the latest day 2011-10-31',
			'2011-10-31 or a day before it'
		)
	],
	[
		'low above high',
		TARAZ,
		{
			'features.0.properties.casualties.0.low': 7,
			'features.0.properties.casualties.0.best': null
		},
		fault('taraz-2011-11-12', 'casualties.0.low', '7, more than high 6', 'at most 6')
	],
	[
		'a ring that runs the wrong way',
		NW,
		{ 'features.0.geometry.coordinates.0': reversed },
		fault(
			'haqqani-network-north-waziristan',
			'geometry.coordinates.0',
			'a ring that is not counterclockwise',
			'an outer ring that runs counterclockwise'
		)
	],
	[
		'an anchor outside its outline',
		KHOST,
		{ 'features.1.properties.location.anchor': [69.1, 33.9] },
		fault(
			'haqqani-network-khost',
			'location.anchor',
			'[69.1,33.9], which is not inside the outline',
			'a position inside the outline'
		)
	],
	[
		'a missing field',
		'sources.json',
		{ 'sources.1.label': undefined },
		fault('lwj-kazakh-leader-report', 'label', 'nothing', 'text')
	],
	[
		'a field of no schema',
		'datasets.json',
		{ 'datasets.0.license': 'CC0' },
		fault('atlas', 'license', 'a field "license"', 'only fields that docs/data.md names')
	],
	[
		'a link to propaganda',
		'sources.json',
		{ 'sources.4.URL': 'https://example.org/video' },
		fault(
			'jund-al-khilafah-khost-videos',
			'URL',
			'"https://example.org/video"',
			'no address: propaganda is described, never linked'
		)
	],
	[
		'a group tied to itself',
		'groups.json',
		{ 'relations.2.to': 'islamic-jihad-union' },
		fault(
			'islamic-jihad-union-offshoot-of-islamic-movement-of-uzbekistan',
			'to',
			'"islamic-jihad-union", the group itself',
			'another group'
		)
	],
	[
		'a type below a lower type',
		'taxonomy.json',
		{ 'types.3.parent': 'bombing' },
		fault('armed-clash', 'parent', '"bombing", of the lower level', 'a type of the upper level')
	]
];
