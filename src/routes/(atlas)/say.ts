// What the front page says to those who hear it, and on its timeline.
import { dayNumber } from '$lib/domain/period.ts';
import type { Front } from '$lib/server/front.ts';
import { plural } from '$lib/query/headline.ts';
import { hueOf } from '$lib/ui/hue.ts';

/** Whether incidents, not only statements, are among what has no place on the map. */
export const hasUnplacedIncidents = ({ notPlaced }: Pick<Front, 'notPlaced'>): boolean =>
	notPlaced.some(({ kind }) => kind === 'incident');

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
