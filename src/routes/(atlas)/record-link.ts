import type { Kind } from '$lib/domain/records.ts';

const RECORD = /^\/(incident|statement|presence)s\/([^/.]+)$/;

/** The record to whose page a plain click on a link leads; null for any other click, and for a button's link. */
export function recordUnder(event: MouseEvent): { kind: Kind; id: string } | null {
	if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = (event.target as Element).closest('a:not(.button)');
	const [, kind, id] = RECORD.exec(link?.getAttribute('href') ?? '') ?? [];
	return kind && id ? { kind: kind as Kind, id: decodeURIComponent(id) } : null;
}
