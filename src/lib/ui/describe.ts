// Records in a sentence, for the heads of pages and for links that are sent on.
import type {
	GroupDetail,
	IncidentDetail,
	PresenceDetail,
	RegionDetail,
	Row,
	SourceDetail,
	StatementDetail
} from '../query/answer.ts';
import { formatKilled, plural } from '../query/headline.ts';

const groupsOf = ({ groups }: Row): string =>
	groups.map(({ name, standing }) => (standing ? `${standing}: ${name}` : name)).join(', ');

/** An incident: type, place, date, killed, who is said to have done it. */
export function describeIncident({ row, where }: IncidentDetail): string {
	const place = [where.name, ...where.regions.map(({ name }) => name)].join(', ');
	const said = groupsOf(row);
	return `${row.type}, ${place}, ${row.when}: ${formatKilled(row)}.${said ? ` ${said}.` : ''}`;
}

/** A statement: that it is one, who made it and when. */
export const describeStatement = ({ row }: StatementDetail): string =>
	`${row.type} by ${groupsOf(row)}, ${row.when}. Something said, not something that happened.`;

/** A presence: who is said to be where, and how many others. */
export const describePresence = ({ row, sharing, incidents }: PresenceDetail): string =>
	`${groupsOf(row)} said to be present: ${row.place}. ${plural(sharing.length, 'group')} recorded there, ${incidents.length ? plural(incidents.length, 'incident') : 'no incident'}.`;

/** A group: its names and how much is recorded of it. */
export function describeGroup({ group, incidents, statements, presences }: GroupDetail): string {
	const counts = incidents.map(({ standing, count }) => `${plural(count, 'incident')} ${standing}`);
	const names = group.names.map(({ name }) => name).join(', ');
	return (
		[
			`${group.name}, ${group.kind}${names ? `, also ${names}` : ''}`,
			[
				...counts,
				plural(statements.length, 'statement'),
				plural(presences.length, 'presence')
			].join(', ')
		].join(': ') + '.'
	);
}

/** A region: what certainly and what possibly lies in it. */
export const describeRegion = ({ region, matched, possible, parents }: RegionDetail): string =>
	`${[region.name, ...parents.map(({ name }) => name)].join(', ')}: ${plural(matched, 'incident')} recorded${possible ? `, ${possible} more possibly` : ''}.`;

/** A source: publisher and what is taken from it. */
export const describeSource = ({ source, taken, more }: SourceDetail): string =>
	`${[source.title ?? source.label, source.publisher].filter(Boolean).join(', ')}: cited ${plural(taken.length + more, 'time')} in this atlas.`;
