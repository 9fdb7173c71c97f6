// What is counted and not listed, dataset by dataset, with the citation that its terms ask for.
import { releaseOf } from '../domain/audience.ts';
import type { Unlisted } from '../query/answer.ts';
import type { Filter } from '../query/filter.ts';
import type { Atlas } from './atlas.ts';
import { config } from './config.ts';

/** The datasets of which matching incidents are in the figures and in no list; empty where all are listed. */
export async function unlistedOf(
	{ engine, records }: Pick<Atlas, 'engine' | 'records'>,
	filter: Filter
): Promise<Unlisted[]> {
	const { audience } = config();
	const { include = [], exclude = [] } = filter.dataset ?? {};
	const counted = records.datasets.filter(
		({ id, terms }) =>
			releaseOf(terms, audience) === 'figures' &&
			(!include.length || include.includes(id)) &&
			!exclude.includes(id)
	);
	const found = await Promise.all(
		counted.map(async ({ id, title, citation, licence, licenceURL }) => {
			const own = { ...filter, dataset: { include: [id], exclude: [] } };
			const incidents = (await engine.count(own)).matched;
			return { id, title, citation, licence, licenceURL: licenceURL ?? null, incidents };
		})
	);
	return found.filter(({ incidents }) => incidents > 0);
}
