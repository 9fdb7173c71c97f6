// The records as an audience gets them. Everything that is built, asked or sent is made from these, so that what
// terms and editors keep back is nowhere after this.
import { partDatasets, type Audience, type Release } from '../domain/audience.ts';
import type { Incident } from '../domain/incident.ts';
import type { Publishing } from '../domain/publishing.ts';
import type { Records } from '../domain/records.ts';
import type { Statement } from '../domain/statement.ts';
import { createTerritory } from '../domain/territory.ts';
import type { AnyRecord } from '../query/engine.ts';
import { sourcesOf } from '../query/evidence.ts';
import { bare, countedId } from './bare.ts';
import { evidenceIn } from './lookup.ts';
import { createDecisions } from './publishing.ts';
import { atProvince, withhold, withholdSaid, type Around } from './withhold.ts';

/** What `withhold` needs to know of the records around. */
export function aroundOf({ regions, types }: Pick<Records, 'regions' | 'types'>): Around {
	const labels = new Map(types.map(({ id, label }) => [id, label]));
	return { territory: createTerritory(regions), typeLabel: (id) => labels.get(id) ?? id };
}

const allOf = ({ incidents, statements, presences }: Records): AnyRecord[] => [
	...incidents,
	...statements,
	...presences
];

function groupsIn(record: AnyRecord): string[] {
	if (record.kind === 'incident') return record.attributions.map(({ group }) => group);
	if (record.kind === 'statement') return [record.speaker];
	return [record.group, ...(record.host === undefined ? [] : [record.host])];
}

/** Whether something is named by what is listed, or by nothing that is not. */
function known(unlisted: Iterable<string>, listed: Iterable<string>): (id: string) => boolean {
	const only = new Set(unlisted);
	for (const id of listed) only.delete(id);
	return (id) => !only.has(id);
}

/** A statement without incidents and sources that it may not name. */
const loosened = (
	statement: Statement,
	names: (incident: string) => boolean,
	cites: (source: string) => boolean
): Statement => ({
	...statement,
	incidents: statement.incidents.filter(names),
	via: statement.via.map(({ source, ...step }) => ({
		...step,
		...(source !== undefined && cites(source) && { source })
	}))
});

/** Makes of imported records what may be published of them; a private audience is only told what that is. */
export function createRelease(
	records: Pick<Records, 'regions' | 'types'>,
	audience: Audience,
	publishing: Publishing
): (incident: Incident, share: Release) => Incident {
	const decide = createDecisions(publishing);
	if (audience === 'private') return decide;
	const around = aroundOf(records);
	return (incident, share) => {
		const made = withhold(decide(incident), around);
		return share === 'figures' ? atProvince(made, around) : made;
	};
}

/**
 * The hand-kept records as an audience gets them: a private one all of them, whole. For the public, hidden datasets
 * are taken out with every group, source and layer that only they know, counted ones are kept bare, and
 * everything else as its `publish` says. `named` are groups that listed imports name.
 */
export function releaseRecords(
	records: Records,
	audience: Audience,
	named: readonly string[] = []
): Records {
	if (audience === 'private') return records;
	const { hidden, countedOnly } = partDatasets(records.datasets, audience);
	const isHidden = new Set(hidden);
	const isCounted = new Set(countedOnly);
	const isListed = ({ dataset }: AnyRecord) => !isHidden.has(dataset) && !isCounted.has(dataset);
	const all = allOf(records);
	const [listed, unlisted] = [all.filter(isListed), all.filter((record) => !isListed(record))];

	const group = known(unlisted.flatMap(groupsIn), [
		...listed.flatMap(groupsIn),
		...records.relations.flatMap(({ from, to }) => [from, to]),
		...named
	]);
	const groups = records.groups.filter(({ id }) => group(id));
	const cited = [...groups, ...records.relations].flatMap((thing) => [...evidenceIn(thing)]);
	const source = known(unlisted.flatMap(sourcesOf), [
		...listed.flatMap(sourcesOf),
		...cited.map((one) => one.source),
		...countedOnly
	]);
	const layered = (record: AnyRecord) =>
		record.kind === 'statement' || record.layer === null ? [] : [record.layer];
	const layer = known(unlisted.flatMap(layered), listed.flatMap(layered));

	const around = aroundOf(records);
	const counts = new Map<string, number>();
	const release = <T extends AnyRecord>(list: T[]): T[] =>
		list
			.filter(({ dataset }) => !isHidden.has(dataset))
			.map((record) => {
				if (!isCounted.has(record.dataset)) return record;
				const n = (counts.get(record.dataset) ?? 0) + 1;
				counts.set(record.dataset, n);
				return bare(record, countedId(record.dataset, n), { group, source }) as T;
			});
	const said = new Set(listed.map(({ kind, id }) => `${kind} ${id}`));
	const silent = new Set(
		records.incidents
			.filter(({ publish }) => publish?.withhold?.includes('attributions'))
			.map(({ id }) => id)
	);
	const names = (id: string) => said.has(`incident ${id}`) && !silent.has(id);
	const published = <T extends AnyRecord>(record: T): T => {
		const made =
			record.kind === 'incident' ? withhold(record, around) : withholdSaid(record, around);
		return (isCounted.has(made.dataset) ? atProvince(made, around) : made) as T;
	};
	const incidents = release(records.incidents.map(published)).map((made) => {
		const attributions = made.attributions.map(({ statement, ...one }) => ({
			...one,
			...(statement !== undefined && said.has(`statement ${statement}`) && { statement })
		}));
		return { ...made, attributions };
	});
	return {
		...records,
		incidents,
		presences: release(records.presences.map(published)),
		statements: release(records.statements.map(published)).map((one) =>
			loosened(one, names, source)
		),
		groups,
		sources: records.sources.filter(({ id }) => source(id)),
		datasets: records.datasets.filter(({ id }) => !isHidden.has(id)),
		layers: records.layers.filter(({ id }) => layer(id))
	};
}
