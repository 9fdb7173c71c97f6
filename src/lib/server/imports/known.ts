// What is known beforehand of the datasets that analysts bring most often.
import type { Dataset } from '../../domain/dataset.ts';

type About = Pick<Dataset, 'title' | 'licence' | 'licenceURL' | 'citation' | 'terms'>;

/** By id of the dataset; a citation says {release} where the release belongs. */
const KNOWN: Record<string, About> = {
	'ucdp-ged': {
		title: 'UCDP Georeferenced Event Dataset',
		licence: 'CC BY 4.0',
		licenceURL: 'https://creativecommons.org/licenses/by/4.0/',
		citation:
			'Sundberg, Ralph and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4). UCDP Georeferenced Event Dataset, version {release}, Uppsala Conflict Data Program.',
		terms: 'attribution'
	},
	acled: {
		title: 'Armed Conflict Location & Event Data (ACLED)',
		licence: 'ACLED Terms of Use',
		licenceURL: 'https://acleddata.com/terms-of-use/',
		citation:
			'Armed Conflict Location & Event Data Project (ACLED), {release}; www.acleddata.com..',
		terms: 'visuals only'
	},
	gtd: {
		title: 'Global Terrorism Database',
		licence: 'GTD Terms of Use',
		licenceURL: 'https://www.start.umd.edu/gtd/terms-of-use/',
		citation:
			'START (National Consortium for the Study of Terrorism and Responses to Terrorism). Global Terrorism Database, {release}. University of Maryland.',
		terms: 'private'
	}
};

/** Title, licence, citation and terms of a dataset that is known; undefined for any other. */
export function aboutKnown(id: string, release: string): About | undefined {
	const found = Object.hasOwn(KNOWN, id) ? KNOWN[id] : undefined;
	return found && { ...found, citation: found.citation.replace('{release}', release) };
}
