import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import { show, valueAt } from '../domain/loose.ts';
import { sameGroupsFileSchema, type SameGroup } from '../domain/same.ts';
import { readJSON } from '../formats/json.ts';
import { readText } from './data.ts';

/** The file of decisions in a data folder; there need not be one. */
export const SAME_GROUPS = 'same-groups.json';

/** Reads which imported groups are which known ones; `groups` are the ids of groups.json. */
export async function readSame(
	folder: string,
	groups: ReadonlySet<string>
): Promise<{ same: SameGroup[]; faults: Fault[] }> {
	const held = await access(join(folder, SAME_GROUPS)).then(
		() => true,
		() => false
	);
	if (!held) return { same: [], faults: [] };
	const text = await readText(folder, SAME_GROUPS);
	if (typeof text !== 'string') return { same: [], faults: [text] };
	const { value, faults } = readJSON(text, SAME_GROUPS);
	const parsed = sameGroupsFileSchema.safeParse(value);
	const fault = (record: string, field: string, found: unknown, expected: string) =>
		faults.push({ file: SAME_GROUPS, record, field, found: show(found), expected });
	if (!parsed.success) {
		if (value !== undefined)
			for (const { path, message } of parsed.error.issues)
				fault('', path.join('.'), valueAt(value, path), message);
		return { same: [], faults };
	}
	const seen = new Set<string>();
	parsed.data.same.forEach(({ imported, group }, index) => {
		const record = `same.${index}`;
		if (!groups.has(group)) fault(record, 'group', group, 'the id of a group of groups.json');
		if (groups.has(imported)) fault(record, 'imported', imported, 'the id of an imported group');
		if (seen.has(imported)) fault(record, 'imported', imported, 'a group that is named once');
		seen.add(imported);
	});
	return { same: faults.length ? [] : parsed.data.same, faults };
}
