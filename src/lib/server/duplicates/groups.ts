// Which groups of imported datasets are ones the atlas knows: what imports suggested, and what somebody decided in
// data/same-groups.json.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Group } from '../../domain/group.ts';
import { sameGroupsFileSchema, type SameGroup } from '../../domain/same.ts';
import { findingsOf } from '../../domain/shape.ts';
import { FormatError } from '../../formats/format.ts';
import type { Suggestion } from '../imports/groups.ts';
import { folderOf, readManifests } from '../imports/manifest.ts';
import { readSame, SAME_GROUPS } from '../same.ts';
import { putText } from '../snapshot/durable.ts';
import { createQueue } from './queue.ts';

type Known = Pick<Group, 'id' | 'name'>;

/** A decision with the names of both groups; the imported one's is its id where no import tells it. */
export interface Merged extends SameGroup {
	name: string;
	groupName: string;
}

/** What is suggested and not decided, and what is decided. */
export interface Matching {
	/** `isKnown`: the other group is one of groups.json, so that it can be decided. */
	open: (Suggestion & { isKnown: boolean })[];
	merged: Merged[];
	/** How many things are wrong with the file of decisions; then nothing of it is read. */
	faults: number;
}

async function suggestionsOf(store: string): Promise<Suggestion[]> {
	const lists = (await readManifests(store)).map(async ({ dataset }) => {
		const text = await readFile(
			join(folderOf(store, dataset.id), 'suggestions.json'),
			'utf8'
		).catch(() => '[]');
		return JSON.parse(text) as Suggestion[];
	});
	return (await Promise.all(lists)).flat();
}

const idsOf = (groups: readonly Known[]): Set<string> => new Set(groups.map(({ id }) => id));

/** Reads suggestions and decisions; `groups` are those of groups.json. */
export async function readMatching(
	folder: string,
	store: string,
	groups: readonly Known[]
): Promise<Matching> {
	const { same, faults } = await readSame(folder, idsOf(groups));
	const all = await suggestionsOf(store);
	const decided = new Set(same.map(({ imported }) => imported));
	const names = new Map(all.map(({ imported, name }) => [imported, name]));
	const known = new Map(groups.map(({ id, name }) => [id, name]));
	return {
		open: all
			.filter(({ imported }) => !decided.has(imported))
			.map((one) => ({ ...one, isKnown: known.has(one.group) }))
			.sort((a, b) => Number(b.isKnown) - Number(a.isKnown)),
		merged: same.map((one) => ({
			...one,
			name: names.get(one.imported) ?? one.imported,
			groupName: known.get(one.group) ?? one.group
		})),
		faults: faults.length
	};
}

const FILE_START = { $schema: './schema/same-groups.schema.json' };
const inTurn = createQueue();

function change(
	folder: string,
	groups: readonly Known[],
	make: (same: SameGroup[]) => SameGroup[]
): Promise<void> {
	return inTurn(async () => {
		const { same, faults } = await readSame(folder, idsOf(groups));
		if (faults.length)
			throw new FormatError(`${SAME_GROUPS} has faults; mend it first: npm run atlas -- check.`);
		const made = make(same).sort((a, b) => (a.imported < b.imported ? -1 : 1));
		const parsed = sameGroupsFileSchema.safeParse({ same: made });
		if (!parsed.success) {
			const [finding] = findingsOf(parsed.error, { same: made });
			throw new FormatError(
				`${finding?.field.split('.').at(-1)}: found ${finding?.found}, expected ${finding?.expected}.`
			);
		}
		const text = JSON.stringify({ ...FILE_START, same: made }, null, '\t');
		await putText(join(folder, SAME_GROUPS), text + '\n');
	});
}

/** Writes down that an imported group is a known one; throws FormatError where it cannot be. */
export const mergeGroup = (
	folder: string,
	groups: readonly Known[],
	decision: SameGroup
): Promise<void> =>
	change(folder, groups, (same) => {
		const { imported, group } = decision;
		const ids = idsOf(groups);
		if (!ids.has(group)) throw new FormatError(`groups.json has no group ${group}.`);
		if (ids.has(imported)) throw new FormatError(`${imported} is no group of an imported dataset.`);
		if (same.some((one) => one.imported === imported))
			throw new FormatError(`Which group ${imported} is has been decided already.`);
		return [...same, decision];
	});

/** Takes that back; throws FormatError where nothing was decided. */
export const partGroup = (
	folder: string,
	groups: readonly Known[],
	imported: string
): Promise<void> =>
	change(folder, groups, (same) => {
		const rest = same.filter((one) => one.imported !== imported);
		if (rest.length === same.length)
			throw new FormatError(`Nothing is decided on the group ${imported}.`);
		return rest;
	});
