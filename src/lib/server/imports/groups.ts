// Groups of an imported dataset that may be ones the atlas knows: suggested, never merged by themselves.
import type { Group } from '../../domain/group.ts';
import { wordsOf } from '../../query/fold.ts';

/** A group of a dataset and one that it may be. */
export interface Suggestion {
	imported: string;
	name: string;
	group: string;
	groupName: string;
	/** What speaks for it. */
	why: 'external id' | 'name' | 'other name';
}

const COLLECTIONS = ['wikidata', 'ucdp', 'acled', 'gtd'] as const;

const fold = (name: string): string => wordsOf(name).join(' ');

/** The ways in which a name may be written: whole, without what stands in brackets, and what stands in them. */
function writings(name: string): string[] {
	const inner = [...name.matchAll(/\(([^)]{2,})\)/g)].map(([, text = '']) => text);
	const outer = name.replace(/\([^)]*\)/g, ' ');
	const colon = name.includes(':') ? [name.slice(0, name.indexOf(':'))] : [];
	return [
		...new Set([name, outer, ...inner, ...colon].map(fold).filter((text) => text.length > 1))
	];
}

/** Which known groups the groups of a dataset may be, by external id, name or other name; of namesakes the first. */
export function suggestGroups(imported: readonly Group[], known: readonly Group[]): Suggestion[] {
	const byExternal = new Map<string, Group>();
	const byName = new Map<string, { group: Group; why: Suggestion['why'] }>();
	for (const group of known) {
		for (const collection of COLLECTIONS) {
			const id = group.external?.[collection];
			if (id) byExternal.set(`${collection} ${fold(id)}`, group);
		}
		for (const { name } of group.names)
			for (const text of writings(name))
				if (!byName.has(text)) byName.set(text, { group, why: 'other name' });
		for (const text of writings(group.name))
			if (byName.get(text)?.why !== 'name') byName.set(text, { group, why: 'name' });
	}
	return imported.flatMap((group): Suggestion[] => {
		const own = COLLECTIONS.flatMap((collection) => {
			const id = group.external?.[collection];
			return (id && byExternal.get(`${collection} ${fold(id)}`)) || [];
		});
		const named = [group.name, ...group.names.map(({ name }) => name)]
			.flatMap(writings)
			.flatMap((text) => byName.get(text) ?? []);
		const external = own.map((found) => ({ group: found, why: 'external id' as const }));
		const suggested = new Map<string, Suggestion>();
		for (const { group: found, why } of [...external, ...named])
			if (found.id !== group.id && !suggested.has(found.id))
				suggested.set(found.id, {
					imported: group.id,
					name: group.name,
					group: found.id,
					groupName: found.name,
					why
				});
		return [...suggested.values()];
	});
}
