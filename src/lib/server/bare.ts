// What is kept of a record that is counted and never listed: what figures are made of, and nothing else.
import type { Incident } from '../domain/incident.ts';
import type { Evidence, Location, Period } from '../domain/schema.ts';
import { unlistedGroup } from '../domain/audience.ts';
import type { AnyRecord } from '../query/engine.ts';

const COUNTED = 'Counted, not listed';

/** The id of the nth such record of a dataset; its own stays where it was brought. */
export const countedId = (dataset: string, n: number): string => `${dataset}:counted-${n}`;

/**
 * A record as it is counted. Groups that are not listed become the one that stands for all of them; `sources` keeps
 * those whose records may be counted by source.
 */
export function bare(
	record: AnyRecord,
	id: string,
	isListed: { group: (id: string) => boolean; source: (id: string) => boolean }
): AnyRecord {
	const { dataset } = record;
	const counted = (evidence: readonly Evidence[]): Evidence[] => {
		const sources = [...new Set(evidence.map(({ source }) => source))].filter(isListed.source);
		return (sources.length ? sources : [dataset]).map((source) => ({
			source,
			paraphrase: COUNTED
		}));
	};
	const groupOf = (group: string) => (isListed.group(group) ? group : unlistedGroup(dataset));
	const period = ({ earliest, latest, precision, evidence }: Period): Period => ({
		...{ earliest, latest, precision },
		evidence: counted(evidence)
	});
	const location = ({ precision, region, radius, anchor, evidence }: Location): Location => ({
		precision,
		...(region !== undefined && { region }),
		...(radius !== undefined && { radius }),
		...(anchor && { anchor }),
		method: COUNTED,
		evidence: counted(evidence)
	});
	const common = {
		...{ id, title: COUNTED, dataset },
		period: period(record.period),
		location: location(record.location),
		evidence: counted(record.evidence)
	};
	if (record.kind === 'statement')
		return {
			...common,
			...{ kind: 'statement', type: record.type, speaker: groupOf(record.speaker) },
			...{ addressees: [], channel: record.channel, incidents: [], summary: COUNTED, via: [] }
		};
	const { geometry, layer } = record;
	if (record.kind === 'presence') {
		const { activity } = record;
		const group = groupOf(record.group);
		return { ...common, kind: 'presence', group, activity, geometry, layer };
	}
	const { type, occurrences } = record;
	const incident: Incident = {
		...common,
		...{ kind: 'incident', type, occurrences, geometry, layer },
		casualties: record.casualties.map(({ outcome, who, low, best, high, evidence }) => ({
			...{ outcome, who, low, best, high },
			evidence: counted(evidence)
		})),
		attributions: record.attributions.map(({ group, role, standing, evidence }) => ({
			...{ group: groupOf(group), role, standing, by: COUNTED },
			evidence: counted(evidence)
		}))
	};
	return incident;
}
