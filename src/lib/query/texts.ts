import type { Records } from '../domain/records.ts';
import { evidenceOf } from './evidence.ts';
import type { AnyRecord } from './engine.ts';

type Named = Pick<Records, 'groups' | 'regions'>;

/**
 * What full text is looked for in: a record's own texts, the names of its place and region, the names and
 * people of its groups. A phrase must stand in one of them. Titles of sources are left out: an article names
 * more places than any one record that rests on it, and sources have a facet and suggestions of their own.
 */
export function textsOf({ groups, regions }: Named): (record: AnyRecord) => string[] {
	const groupTexts = new Map(
		groups.map(({ id, name, names, people }) => [
			id,
			[
				name,
				...names.map((other) => other.name),
				...people.map((one) => `${one.name}, ${one.role}`)
			]
		])
	);
	const regionTexts = new Map(
		regions.map(({ id, name, names }) => [id, [name, ...Object.values(names ?? {})]])
	);
	const groupsOf = (record: AnyRecord): string[] => {
		if (record.kind === 'statement') return [record.speaker];
		if (record.kind === 'presence') return [record.group, record.host ?? record.group];
		return record.attributions.map(({ group }) => group);
	};
	return (record) => [
		record.title,
		...[record.note, record.location.name].filter((text) => text !== undefined),
		...evidenceOf(record).map(({ paraphrase }) => paraphrase),
		...(record.kind === 'statement' ? [record.summary, ...record.addressees] : []),
		...groupsOf(record).flatMap((id) => groupTexts.get(id) ?? []),
		...(regionTexts.get(record.location.region ?? '') ?? [])
	];
}
