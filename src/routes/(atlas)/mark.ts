import type { PresenceDetail, Row } from '$lib/query/answer.ts';

/** A record as the map names it. */
export interface RecordRef {
	kind: 'incident' | 'presence';
	id: string;
}
/** What one mark of the map stands for. */
export interface Mark {
	rows: Row[];
	/** Records beyond the most that are listed. */
	more: number;
	/** Of one of its presences: the groups of the area. */
	area: PresenceDetail | null;
}

const MOST = 100;
const FOLDERS = { incident: 'incidents', presence: 'presences' };

/** The records of a mark as rows: those at hand, the others asked for; and the groups of its area. */
export async function readMark(
	refs: RecordRef[],
	atHand: Row[],
	signal: AbortSignal
): Promise<Mark> {
	async function ask<T>({ kind, id }: RecordRef): Promise<T | null> {
		const address = `/${FOLDERS[kind]}/${encodeURIComponent(id)}.json`;
		const answer = await fetch(address, { signal });
		return answer.ok ? ((await answer.json()) as T) : null;
	}
	const presence = refs.find(({ kind }) => kind === 'presence');
	const [area, ...rows] = await Promise.all([
		presence ? ask<PresenceDetail>(presence) : null,
		...refs.slice(0, MOST).map(async (ref) => {
			const found = atHand.find(({ kind, id }) => kind === ref.kind && id === ref.id);
			return found ?? (await ask<{ row: Row }>(ref))?.row ?? null;
		})
	]);
	return { rows: rows.filter((row) => row !== null), more: Math.max(0, refs.length - MOST), area };
}
