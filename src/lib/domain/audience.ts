// What the terms of a dataset let out to whom. No zod here: pages import this.
import type { Dataset } from './dataset.ts';

/** Whom an atlas answers: anybody, or only those on the machine or behind a login. */
export const AUDIENCES = ['public', 'private'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * How much of a dataset is let out. `rows`: everything. `figures`: counts and what is drawn from counts, but no
 * row, id, note, search hit or vector tile. `nothing`: not even that it is there.
 */
export type Release = 'rows' | 'figures' | 'nothing';

const TO_PUBLIC: Record<Dataset['terms'], Release> = {
	open: 'rows',
	attribution: 'rows',
	'visuals only': 'figures',
	private: 'nothing'
};

/** What an audience gets of a dataset with these terms. */
export const releaseOf = (terms: Dataset['terms'], audience: Audience): Release =>
	audience === 'private' ? 'rows' : TO_PUBLIC[terms];

/** The datasets of which an audience gets less than rows, by their ids. */
export interface Parted {
	/** Those of which it gets nothing. */
	hidden: string[];
	/** Those that are counted and never listed. */
	countedOnly: string[];
}

/** Parts datasets by what an audience gets of them. */
export function partDatasets(
	datasets: readonly Pick<Dataset, 'id' | 'terms'>[],
	audience: Audience
): Parted {
	const ids = (release: Release) =>
		datasets.filter(({ terms }) => releaseOf(terms, audience) === release).map(({ id }) => id);
	return { hidden: ids('nothing'), countedOnly: ids('figures') };
}

/** Stands for every group that only the rows of a counted dataset name: it has no name, page or facet value. */
export const unlistedGroup = (dataset: string): string => `${dataset}:unlisted`;
