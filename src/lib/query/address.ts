import type { Kind } from '../domain/records.ts';

/** The things that have a page of their own. */
export type Subject = Kind | 'group' | 'region' | 'source';

const FOLDERS: Record<Subject, string> = {
	incident: 'incidents',
	statement: 'statements',
	presence: 'presences',
	group: 'groups',
	region: 'regions',
	source: 'sources'
};

/** The subject whose pages stand in a folder; null where there is none of that name. */
export const subjectIn = (folder: string): Subject | null =>
	(Object.keys(FOLDERS) as Subject[]).find((subject) => FOLDERS[subject] === folder) ?? null;

/** The address of a thing's page; with `.json` or `.geojson` appended, of its data. */
export const pathOf = (subject: Subject, id: string): string =>
	`/${FOLDERS[subject]}/${encodeURIComponent(id)}`;

/** The address of the atlas with a record open. */
export const openPathOf = (kind: Kind, id: string): string => `/?${kind}=${encodeURIComponent(id)}`;
