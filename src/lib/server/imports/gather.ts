// Reads everything that was brought in, dataset by dataset and step by step, into the records of a snapshot.
import { join } from 'node:path';
import type { Group } from '../../domain/group.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Records } from '../../domain/records.ts';
import type { Source } from '../../domain/source.ts';
import type { NamedGroup, Reading, ReadOptions } from '../../formats/format.ts';
import { formatNamed } from '../../formats/index.ts';
import type { Recorder } from '../snapshot/recorder.ts';
import { readDeletions } from './deletions.ts';
import { fileAt } from './file.ts';
import { folderOf, type FileStep, type Manifest, type Step } from './manifest.ts';

/** What is asked of whoever gathers. */
export interface Gathering {
	store: string;
	recorder: Recorder;
	/** Ids of the taxonomy. */
	types: ReadonlySet<string>;
	/** Ids of imported groups to those that an analyst decided they are. */
	same: ReadonlyMap<string, string>;
	place: (incident: Incident) => Incident;
	/** Called with each record that is in, and its number. */
	put: (incident: Incident, n: number) => void;
	/** Called with everything that a file said, after it is known what became of it. */
	hear: (reading: Reading, step: FileStep, manifest: Manifest) => void;
	/** Called with bytes as they are read. */
	read: (bytes: number) => void;
}

/** What the datasets brought beside their incidents. */
export interface Gathered extends Pick<Records, 'groups' | 'sources' | 'datasets'> {
	/** Of groups that were decided to be known ones: the known id to the names they bear in datasets. */
	alsoNamed: Map<string, string[]>;
}

/** The source that imported evidence names: the dataset itself. */
const sourceOf = ({ dataset, steps }: Manifest): Source => {
	const { id, title, version, licenceURL } = dataset;
	const made = steps.some((step) => step.step === 'file' && step.format === 'gtd')
		? 'START'
		: title;
	return {
		id,
		type: 'dataset',
		label: `${title}, ${version}`,
		title,
		publisher: made,
		...(licenceURL && { note: `Release ${version}; licence: ${dataset.licence} (${licenceURL}).` }),
		seen: true
	};
};

const groupOf = (group: NamedGroup, { dataset }: Manifest): Group => ({
	id: group.id,
	name: group.name,
	kind: group.kind,
	names: [],
	people: [],
	...(group.external && { external: { [group.external.collection]: group.external.id } }),
	evidence: [{ source: dataset.id, paraphrase: 'As the dataset names it.' }]
});

/** An incident with the groups that an analyst decided its own are. */
function decided(incident: Incident, same: ReadonlyMap<string, string>): Incident {
	if (!same.size || !incident.attributions.some(({ group }) => same.has(group))) return incident;
	const attributions = incident.attributions.map((one) => ({
		...one,
		group: same.get(one.group) ?? one.group
	}));
	return { ...incident, attributions };
}

const isUnknown = (incident: Incident, types: ReadonlySet<string>): Reading | null =>
	types.has(incident.type)
		? null
		: {
				kind: 'rejection',
				line: 0,
				record: incident.id,
				field: 'type',
				value: incident.type,
				reason: 'is no type of the taxonomy'
			};

/** Reads all datasets; throws FormatError where a file as a whole cannot be read. */
export async function gather(manifests: readonly Manifest[], work: Gathering): Promise<Gathered> {
	const { recorder, store, types, same } = work;
	const groups = new Map<string, Group>();
	const alsoNamed = new Map<string, string[]>();
	/** The step that each record came from, so that a repetition within a file is told from a newer file. */
	const origin: (number | undefined)[] = [];
	let turn = 0;

	function takeGroup(named: NamedGroup, manifest: Manifest): void {
		const known = same.get(named.id);
		if (known !== undefined) {
			alsoNamed.set(known, [...(alsoNamed.get(known) ?? []), named.name]);
			return;
		}
		const group = groups.get(named.id);
		if (!group) groups.set(named.id, groupOf(named, manifest));
		else if (group.name !== named.name && group.names.every(({ name }) => name !== named.name))
			group.names.push({ name: named.name });
	}
	function takeIncident(incident: Incident, line: number): Reading | null {
		const refused = isUnknown(incident, types);
		if (refused) return { ...refused, line };
		const record = decided(work.place(incident), same);
		const known = recorder.find('incident', record.id);
		if (known !== undefined && (origin[known] === turn || origin[known] === undefined)) {
			const reason = 'is the id of a record further up in the file, too';
			const value = record.id;
			return { kind: 'rejection', line, record: record.id, field: 'id', value, reason };
		}
		if (known !== undefined) recorder.replace(known, record);
		const n = known ?? recorder.add('incident', record.id, record);
		origin[n] = turn;
		work.put(record, n);
		return null;
	}
	async function takeFile(step: FileStep, manifest: Manifest): Promise<void> {
		const folder = folderOf(store, manifest.dataset.id);
		const file = fileAt(join(folder, step.copy), step.name, work.read);
		const options: ReadOptions = {
			dataset: manifest.dataset.id,
			release: step.release,
			...(step.mapping && { mapping: step.mapping }),
			...(step.beside && {
				beside: step.beside.map(({ copy, name }) => fileAt(join(folder, copy), name))
			})
		};
		for await (const reading of formatNamed(step.format).read(file, options)) {
			if (reading.kind === 'group') takeGroup(reading.group, manifest);
			const refused =
				reading.kind === 'incident' ? takeIncident(reading.incident, reading.line) : null;
			work.hear(refused ?? reading, step, manifest);
		}
	}
	async function takeStep(step: Step, manifest: Manifest): Promise<void> {
		turn++;
		if (step.step === 'file') return takeFile(step, manifest);
		const { id } = manifest.dataset;
		const path = join(folderOf(store, id), step.copy);
		for (const record of await readDeletions(fileAt(path, step.name, work.read), id)) {
			const n = recorder.find('incident', record);
			if (n !== undefined) recorder.remove(n);
		}
	}

	for (const manifest of manifests)
		for (const step of manifest.steps) await takeStep(step, manifest);
	return {
		groups: [...groups.values()],
		sources: manifests.map(sourceOf),
		datasets: manifests.map(({ dataset }) => dataset),
		alsoNamed
	};
}
