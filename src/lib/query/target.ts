import { subjectIn, type Subject } from './address.ts';
import { formatView, initialView, SELECTED_KEYS, type View } from './view.ts';

/** The view that shows one thing: a record opened, else what matches the group, region or source. */
export function viewFor(subject: Subject, id: string): View {
	const kind = SELECTED_KEYS.find((key) => key === subject);
	if (kind) return { ...initialView, selected: { kind, id } };
	return { ...initialView, filter: { [subject]: { include: [id], exclude: [] } } };
}

/**
 * The query of the view that a page of the atlas shows: of the atlas itself, an embed, one thing. Null for every
 * other path.
 */
export function queryOf({ pathname, searchParams }: URL): URLSearchParams | null {
	if (['/', '/embed', '/embed/map', '/share'].includes(pathname)) return searchParams;
	const [, folder = '', id = '', ...rest] = pathname.split('/');
	const subject = subjectIn(folder);
	if (!subject || !id || rest.length) return null;
	try {
		const query = new URLSearchParams(formatView(viewFor(subject, decodeURIComponent(id))));
		for (const [key, value] of searchParams) if (key !== subject) query.append(key, value);
		return query;
	} catch {
		// The id is not written as an address writes it.
		return null;
	}
}
