import type { Evidence } from '../domain/schema.ts';
import type { AnyRecord } from './engine.ts';

/** All evidence that a record rests on: its own and that of its period, place, figures and attributions. */
export function evidenceOf(record: AnyRecord): Evidence[] {
	const all = [...record.evidence, ...record.period.evidence, ...record.location.evidence];
	if (record.kind === 'incident') {
		for (const figure of record.casualties) all.push(...figure.evidence);
		for (const { evidence, made } of record.attributions)
			all.push(...evidence, ...(made?.evidence ?? []));
	}
	return all;
}

/** The ids of all sources that a record rests on or came to us by, each once. */
export function sourcesOf(record: AnyRecord): string[] {
	const ids: string[] = [];
	const put = (id: string) => {
		if (!ids.includes(id)) ids.push(id);
	};
	for (const { source } of evidenceOf(record)) put(source);
	if (record.kind === 'statement')
		for (const { source } of record.via) if (source !== undefined) put(source);
	return ids;
}
