// What the front page says of itself: in its title, to other sites, to those who hear it.
import { dayNumber } from '$lib/domain/period.ts';
import type { Front } from '$lib/server/front.ts';
import { labelsIn } from '$lib/ui/chip.ts';
import { formatBeside, formatHeadline, plural } from '$lib/ui/headline.ts';
import { hueOf } from '$lib/ui/hue.ts';
import { describeFilter } from '$lib/query/words.ts';

/** Whether incidents, not only statements, are among what has no place on the map. */
export const hasUnplacedIncidents = ({ notPlaced }: Pick<Front, 'notPlaced'>): boolean =>
	notPlaced.some(({ kind }) => kind === 'incident');

/** The page's title: the opened record, else what matches under which filters. */
export function titleOf({ opened, count, view, labels }: Front): string {
	if (opened) return opened.detail.row.title;
	const parts = describeFilter(view.filter, labelsIn(labels), labels.near);
	if (!parts.length) return 'Incidents of armed violence, each with its source';
	return `${formatHeadline(count)}: ${parts.join(', ')}`;
}

/** What matches in a sentence or two. */
export function descriptionOf(front: Front): string {
	const { count, view, labels } = front;
	const parts = describeFilter(view.filter, labelsIn(labels), labels.near);
	const beside = formatBeside(count, hasUnplacedIncidents(front));
	return `${[formatHeadline(count), ...parts].join(', ')}. ${beside}`.trim();
}

/** What is announced when another answer stands. */
export function announcementOf({ count: { matched, statements, presences } }: Front): string {
	const incidents = `${plural(matched, 'incident')} ${matched === 1 ? 'matches' : 'match'}`;
	return `${incidents}, ${plural(statements, 'statement')}, ${plural(presences, 'presence')}.`;
}

/** The days of the opened incident on the timeline, in its colour; null where it has none. */
export function litOf({ opened }: Front): { from: number; to: number; hue: string } | null {
	const row = opened?.kind === 'incident' ? opened.detail.row : null;
	if (!row?.earliest || !row.latest) return null;
	return { from: dayNumber(row.earliest), to: dayNumber(row.latest), hue: hueOf(row.class) };
}
