import type { Records } from '../domain/records.ts';
import { evidenceOf, sourcesOf } from './evidence.ts';
import type { AnyRecord } from './engine.ts';

type Named = Pick<Records, 'groups' | 'sources' | 'regions'>;

/**
 * What full text is looked for in: a record's own texts, the names of its place and region, the names and
 * people of its groups, the titles of its sources. A phrase must stand in one of them.
 */
export function textsOf({ groups, sources, regions }: Named): (record: AnyRecord) => string[] {
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
	const sourceTexts = new Map(
		sources.map(({ id, title, label, publisher }) => [
			id,
			[title, label, publisher].filter((text) => text !== undefined)
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
		...sourcesOf(record).flatMap((id) => sourceTexts.get(id) ?? []),
		...(regionTexts.get(record.location.region ?? '') ?? [])
	];
}
