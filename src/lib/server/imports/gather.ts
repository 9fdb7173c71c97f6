// Reads everything that was brought in, dataset by dataset and step by step, into the records of a snapshot.
import { join } from 'node:path';
import { releaseOf, type Audience, type Release } from '../../domain/audience.ts';
import type { Group } from '../../domain/group.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Records } from '../../domain/records.ts';
import type { Source } from '../../domain/source.ts';
import type { NamedGroup, Reading, ReadOptions } from '../../formats/format.ts';
import { formatNamed } from '../../formats/index.ts';
import type { Recorder } from '../snapshot/recorder.ts';
import { bare, countedId } from '../bare.ts';
import type { Alias, Aliases } from './aliases.ts';
import { readDeletions } from './deletions.ts';
import { fileAt } from './file.ts';
import { folderOf, type FileStep, type Manifest, type Step } from './manifest.ts';

/** What is asked of whoever gathers. */
export interface Gathering {
	store: string;
	recorder: Recorder;
	audience: Audience;
	/** Dataset whose files are read even where nothing of them is let out, to tell what is in them. */
	heard?: string;
	aliases: Aliases;
	/** Ids of the groups that are listed. */
	groups: ReadonlySet<string>;
	/** Ids of the taxonomy. */
	types: ReadonlySet<string>;
	/** Ids of imported groups to those that an analyst decided they are. */
	same: ReadonlyMap<string, string>;
	place: (incident: Incident) => Incident;
	/** Makes of a record what may be published of it, where so much of its dataset is let out; null where it was redacted. */
	publish: (incident: Incident, share: Release) => Incident | null;
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
	/** Groups that only datasets name of which no row is let out. */
	unlisted: Group[];
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
	const { recorder, store, types, same, aliases } = work;
	const groups = new Map<string, Group>();
	const unlisted = new Map<string, Group>();
	const alsoNamed = new Map<string, string[]>();
	/** The step that each record came from, so that a repetition within a file is told from a newer file. */
	const origin: (number | undefined)[] = [];
	let turn = 0;
	const counted = new Map<string, number>();
	const shareOf = ({ dataset }: Manifest) => releaseOf(dataset.terms, work.audience);

	function takeGroup(named: NamedGroup, manifest: Manifest): void {
		const known = same.get(named.id);
		const isListed = shareOf(manifest) === 'rows';
		if (known !== undefined) {
			if (!isListed) return;
			alsoNamed.set(known, [...(alsoNamed.get(known) ?? []), named.name]);
			return;
		}
		const among = isListed ? groups : unlisted;
		const group = among.get(named.id);
		if (!group) among.set(named.id, groupOf(named, manifest));
		else if (group.name !== named.name && group.names.every(({ name }) => name !== named.name))
			group.names.push({ name: named.name });
	}
	/** The record as it is kept for those who get only figures of its dataset. */
	function barely(record: Incident, known: Alias | undefined): Incident {
		const { dataset } = record;
		const n = counted.get(dataset) ?? 0;
		if (!known) counted.set(dataset, n + 1);
		return bare(record, known?.id ?? countedId(dataset, n + 1), {
			group: (id) => work.groups.has(id),
			source: (id) => id === dataset
		}) as Incident;
	}
	function takeIncident(incident: Incident, line: number, manifest: Manifest): Reading | null {
		const refused = isUnknown(incident, types);
		if (refused) return { ...refused, line };
		const share = shareOf(manifest);
		if (share === 'nothing') return null;
		const alias = share === 'figures' ? aliases.find(incident.id) : undefined;
		const published = work.publish(decided(work.place(incident), same), share);
		if (!published) return null;
		const record = share === 'figures' ? barely(published, alias) : published;
		const known = share === 'figures' ? alias?.n : recorder.find('incident', record.id);
		if (known !== undefined && (origin[known] === turn || origin[known] === undefined)) {
			const reason = 'is the id of a record further up in the file, too';
			const value = incident.id;
			return { kind: 'rejection', line, record: value, field: 'id', value, reason };
		}
		if (known !== undefined) recorder.replace(known, record);
		const n = known ?? recorder.add('incident', record.id, record);
		if (share === 'figures' && !alias) aliases.add(incident.id, { id: record.id, n });
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
				reading.kind === 'incident' ? takeIncident(reading.incident, reading.line, manifest) : null;
			work.hear(refused ?? reading, step, manifest);
		}
	}
	async function takeStep(step: Step, manifest: Manifest): Promise<void> {
		turn++;
		if (step.step === 'file') return takeFile(step, manifest);
		const { id } = manifest.dataset;
		const path = join(folderOf(store, id), step.copy);
		for (const record of await readDeletions(fileAt(path, step.name, work.read), id)) {
			const n = aliases.find(record)?.n ?? recorder.find('incident', record);
			if (n !== undefined) recorder.remove(n);
		}
	}

	const letIn = manifests.filter((manifest) => shareOf(manifest) !== 'nothing');
	for (const manifest of manifests)
		if (letIn.includes(manifest) || manifest.dataset.id === work.heard)
			for (const step of manifest.steps) await takeStep(step, manifest);
	return {
		groups: [...groups.values()],
		sources: letIn.map(sourceOf),
		datasets: letIn.map(({ dataset }) => dataset),
		alsoNamed,
		unlisted: [...unlisted.values()]
	};
}
