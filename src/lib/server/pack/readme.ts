// The page that lies on top of a pack: what it is, of which data, under which licences.
import type { Cited } from '../cite/cited.ts';
import { formatCitation } from '../cite/words.ts';

/** What a pack says of itself. */
export interface Label {
	title: string;
	/** The pinned view. */
	address: string;
	snapshot: string;
	/** ISO day of the data; null where it is not known. */
	day: string | null;
	/** How many records are in the tables; null where there were too many. */
	records: number | null;
	/** How many incidents are in the figures and may not be listed. */
	unlisted: number;
	most: number;
	cited: Cited;
}

/** Plain text. */
export function formatReadme(label: Label): string {
	const { title, address, snapshot, day, records, unlisted, most, cited } = label;
	const tables =
		records === null
			? `The view holds more than ${most} records, so no table of them is here; narrow the view to have one.`
			: `incidents.csv and incidents.geojson hold ${records} ${records === 1 ? 'record' : 'records'}: incidents and presences, told apart by "kind". An empty figure is not reported, not 0. Where "drawing" is "outline", the place is known to an area only, and lon and lat are where its label stands; with "disc" they are the middle of where it may be.`;
	return [
		title,
		'',
		`View: ${address}`,
		`Data: ${snapshot}${day ? `, of ${day}` : ''}`,
		'',
		'figure.svg, figure.png and figure.pdf are one picture. caption.txt belongs under it, and',
		'alternative-text.txt to those who cannot see it. sources.txt, .json (CSL-JSON), .bib and .ris name',
		'what it rests on.',
		'',
		tables,
		...(unlisted
			? [
					`${unlisted} incidents are in the figures only: the terms of their dataset let nobody list them.`
				]
			: []),
		'',
		'Licences and citations that the data asks for:',
		...cited.datasets.map((item) => `- ${formatCitation(item, 'plain')}`),
		'- Map: Natural Earth, public domain. Places: GeoNames, CC BY 4.0.',
		'',
		'Boundaries and names on the map do not imply endorsement of anybody’s claim.',
		''
	].join('\r\n');
}
