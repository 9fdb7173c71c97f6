// What is cited, as CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
import { dayNumber } from '../../domain/period.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Source } from '../../domain/source.ts';

/** A date as CSL-JSON writes it. */
export type CslDate = NonNullable<Source['issued']>;

/** An item of CSL-JSON, with those of its variables that we use. */
export interface Item {
	id: string;
	type: Source['type'] | 'map' | 'entry';
	title: string;
	author?: NonNullable<Source['author']>;
	'container-title'?: string;
	publisher?: string;
	issued?: CslDate;
	accessed?: CslDate;
	version?: string;
	license?: string;
	language?: string;
	URL?: string;
	note?: string;
}

/** An ISO day as CSL-JSON. */
export function cslDay(day: string): CslDate {
	if (!Number.isFinite(dayNumber(day))) throw new RangeError(`“${day}” is no ISO day.`);
	return { 'date-parts': [day.split('-').map(Number)] };
}

/** What the atlas calls itself in a citation. */
export const ATLAS = 'Incident Atlas';

/** A source; propaganda has no address here either, since its record has none. */
export function itemOfSource(source: Source): Item {
	const { id, type, label, title, author, publisher, issued, accessed, URL, archiveURL, language } =
		source;
	const address = URL ?? archiveURL;
	return {
		...{ id, type, title: title ?? label },
		...(author && { author }),
		...(publisher !== undefined && { publisher }),
		...(issued && { issued }),
		...(accessed !== undefined && { accessed: cslDay(accessed) }),
		...(language !== undefined && { language }),
		...(address !== undefined && { URL: address }),
		...(!source.seen && { note: 'Not seen by the atlas itself; known from another source.' })
	};
}

/** A dataset; its note is the citation that its makers ask for. */
export function itemOfDataset({ id, title, version, licence, ...dataset }: Dataset): Item {
	const { licenceURL, citation, retrieved } = dataset;
	return {
		...{ id, type: 'dataset', title, version },
		license: licenceURL ? `${licence} (${licenceURL})` : licence,
		...(retrieved !== undefined && { accessed: cslDay(retrieved) }),
		note: citation
	};
}
