// data/publish.json: what of imported records somebody has decided to let out or to keep back.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Incident } from '../domain/incident.ts';
import { show } from '../domain/loose.ts';
import { isOfPattern } from '../domain/pattern.ts';
import { publishingFileSchema, type Publishing } from '../domain/publishing.ts';
import type { Publish } from '../domain/schema.ts';
import { findingsOf } from '../domain/shape.ts';
import { readJSON } from '../formats/json.ts';
import { readText } from './data.ts';

/** The file of decisions in a data folder; there need not be one. */
const PUBLISHING = 'publish.json';

const NOTHING: Publishing = { notes: [], records: [] };

/** Reads what somebody decided; nothing where anything in the file is wrong. */
export async function readPublishing(
	folder: string
): Promise<{ publishing: Publishing; faults: Fault[] }> {
	const isHeld = await access(join(folder, PUBLISHING)).then(
		() => true,
		() => false
	);
	if (!isHeld) return { publishing: NOTHING, faults: [] };
	const text = await readText(folder, PUBLISHING);
	if (typeof text !== 'string') return { publishing: NOTHING, faults: [text] };
	const { value, faults } = readJSON(text, PUBLISHING);
	if (value === undefined) return { publishing: NOTHING, faults };
	const parsed = publishingFileSchema.safeParse(value);
	const fault = (record: string, field: string, found: string, expected: string) =>
		faults.push({ file: PUBLISHING, record, field, found, expected });
	if (!parsed.success) {
		for (const { field, found, expected } of findingsOf(parsed.error, value))
			fault('', field, found, expected);
		return { publishing: NOTHING, faults };
	}
	const { notes, records } = parsed.data;
	notes.forEach(({ dataset, approve }, index) =>
		approve.forEach((pattern, at) => {
			if (pattern.startsWith(`${dataset}:`)) return;
			const expected = `an id that begins with ${dataset}: or a pattern that does`;
			fault(`notes.${index}`, `approve.${at}`, show(pattern), expected);
		})
	);
	const seen = new Set<string>();
	records.forEach(({ id }, index) => {
		const record = `records.${index}`;
		if (!id.includes(':')) fault(record, 'id', show(id), 'the id of an imported record');
		if (seen.has(id)) fault(record, 'id', show(id), 'a record that is named once');
		seen.add(id);
	});
	return { publishing: faults.length ? NOTHING : { notes, records }, faults };
}

/** Tells imported records what is to be published of them; notes that nobody approved are not. */
export function createDecisions({ notes, records }: Publishing): (incident: Incident) => Incident {
	const ids = new Set<string>();
	const patterns = new Map<string, string[]>();
	for (const { dataset, approve } of notes)
		for (const pattern of approve) {
			if (!pattern.includes('*')) ids.add(pattern);
			else patterns.set(dataset, [...(patterns.get(dataset) ?? []), pattern]);
		}
	const isApproved = ({ id, dataset }: Incident) =>
		ids.has(id) || (patterns.get(dataset)?.some((pattern) => isOfPattern(id, pattern)) ?? false);
	const hasNote = ({ note, attributions, casualties }: Incident) =>
		note !== undefined || [...attributions, ...casualties].some((part) => part.note !== undefined);
	const overrides = new Map(
		records.map(({ id, precision, withhold = [] }) => [id, { precision, withhold }])
	);
	return (incident) => {
		const own = overrides.get(incident.id);
		const held = [
			...(own?.withhold ?? []),
			...(hasNote(incident) && !isApproved(incident) ? (['note'] as const) : [])
		];
		if (!own && !held.length) return incident;
		const publish: Publish = {
			...(own?.precision && { precision: own.precision }),
			...(held.length && { withhold: [...new Set(held)] })
		};
		return { ...incident, publish };
	};
}
