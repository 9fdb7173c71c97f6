// The columns of the sheets beside that of incidents: statements, groups and sources.
import type { Column } from './template.ts';

/** Who says all of a row. */
export const EVIDENCE = {
	source: { means: 'Id of sources.json', example: 'example-source', required: true },
	locator: { means: 'Paragraph or page', example: '¶1' },
	paraphrase: {
		means: 'What the source says, in our own words',
		example: 'The group says that it did it.',
		required: true
	}
} as const satisfies Record<string, Column>;

/** What stands at the end of a row of a record. */
export const REST = {
	note: { means: 'What a reader should know besides', example: 'An example: delete this row.' },
	dataset: { means: 'Id of datasets.json; empty: atlas', example: '' }
} as const satisfies Record<string, Column>;

export const STATEMENT_COLUMNS = {
	id: { means: 'Id for ever', example: 'example-claim-2020-02-01', required: true },
	title: { means: 'What is said', example: 'Claim for the attack in Example Town', required: true },
	type: { means: 'claim of responsibility, threat', example: 'threat', required: true },
	speaker: { means: 'Id of groups.json', example: 'example-group', required: true },
	addressees: { means: 'Whom it addresses, parted by ;', example: 'The government' },
	channel: {
		means: 'How it was made: video, posted online, …',
		example: 'posted online',
		required: true
	},
	incidents: { means: 'Ids of those it speaks of, parted by ;', example: '' },
	summary: {
		means: 'What it says, in our own words',
		example: 'The group threatens to attack again.',
		required: true
	},
	earliest: { means: 'First possible day on which it was made public', example: '2020-02-01' },
	latest: { means: 'Last possible day; empty: unknown', example: '2020-02-01' },
	period_precision: {
		means: 'day, days, week, month, year, unknown',
		example: 'day',
		required: true
	},
	period_inferred: { means: 'Why, where the days are our conclusion', example: '' },
	place_name: { means: 'The place it speaks of, in words', example: 'Kazakhstan' },
	region: { means: 'Finest region that is certain', example: 'KZ' },
	place_precision: {
		means: 'country, or unknown; finer where it says so',
		example: 'country',
		required: true
	},
	located_by: { means: 'How it was located', example: 'the country that is addressed' },
	...EVIDENCE,
	...REST
} as const satisfies Record<string, Column>;

export const GROUP_COLUMNS = {
	id: { means: 'Id for ever', example: 'example-group', required: true },
	name: { means: 'The name most used', example: 'Example Group', required: true },
	kind: {
		means: 'armed group, sub-unit, network, state forces, other',
		example: 'armed group',
		required: true
	},
	names: { means: 'Other names, parted by ;', example: 'The Examples; EG' },
	wikidata: { means: 'Its id there, as Q42', example: '' },
	ucdp: { means: 'Its number as an actor of UCDP', example: '' },
	acled: { means: 'Its name in ACLED', example: '' },
	gtd: { means: 'Its name in GTD', example: '' },
	...EVIDENCE,
	note: REST.note
} as const satisfies Record<string, Column>;

export const SOURCE_COLUMNS = {
	id: { means: 'Id for ever', example: 'example-source', required: true },
	type: {
		means: 'article-newspaper, report, webpage, … as CSL-JSON says',
		example: 'article-newspaper',
		required: true
	},
	label: {
		means: 'What we call it where it has no title',
		example: 'Report on the attack in Example Town',
		required: true
	},
	title: { means: 'Its title', example: 'Six dead in Example Town' },
	author: { means: 'Family, Given; several parted by ;', example: '' },
	publisher: { means: 'Who published it', example: 'The Example Times' },
	issued: { means: '2020, 2020-02 or 2020-02-01', example: '2020-02-01' },
	url: { means: 'Its address; empty for propaganda', example: 'https://example.org/report' },
	archive_url: { means: 'The address of a copy in an archive', example: '' },
	accessed: { means: 'The day on which it was read there', example: '2020-02-02' },
	language: { means: 'As en, ru or ar', example: 'en' },
	seen: { means: 'yes or no: whether we have seen it ourselves', example: 'yes', required: true },
	propaganda: { means: 'yes or empty', example: '' },
	note: REST.note
} as const satisfies Record<string, Column>;
