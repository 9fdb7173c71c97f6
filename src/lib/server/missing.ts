// What to say where nothing of an id is known, and which ids may have been meant.
import { error } from '@sveltejs/kit';
import type { Records } from '../domain/records.ts';
import { pathOf, type Subject } from '../query/address.ts';
import type { Atlas } from './atlas.ts';
import { atlasAt } from './pinned.ts';
import { formatRedaction } from '../query/redaction.ts';
import { similarTo } from './similar.ts';

/** A thing that may have been meant, with the address of its page. */
export interface Meant {
	name: string;
	href: string;
}

function all(subject: Subject, records: Records): Iterable<{ id: string; name: string }> {
	const titled = (found: readonly { id: string; title: string }[]) =>
		found.map(({ id, title }) => ({ id, name: title }));
	switch (subject) {
		case 'incident':
			return titled(records.incidents);
		case 'statement':
			return titled(records.statements);
		case 'presence':
			return titled(records.presences);
		case 'group':
			return records.groups;
		case 'region':
			return records.regions;
		case 'source':
			return records.sources.map(({ id, label, title }) => ({ id, name: title ?? label }));
	}
}

type Known = Pick<Atlas, 'records' | 'names' | 'record'>;

/** How many ids that begin alike are compared. */
const COMPARED = 100;
/** The shortest beginning that is looked for. */
const SHORTEST = 4;

/** Imported incidents whose ids begin as one does, for as long as there are any. */
function besides(id: string, { names, record }: Known): { id: string; name: string }[] {
	const letters = [...id.slice(0, 200)];
	for (let length = letters.length; length >= SHORTEST; length--) {
		const found = names.ids(letters.slice(0, length).join(''), COMPARED);
		const titled = found.flatMap((one) => record('incident', one) ?? []);
		if (titled.length) return titled.map((one) => ({ id: one.id, name: one.title }));
	}
	return [];
}

/** The things of a kind whose ids or names are like the one asked for, the closest first. */
export function meantBy(subject: Subject, id: string, known: Known): Meant[] {
	const imported = subject === 'incident' ? besides(id, known) : [];
	return similarTo(id, [...all(subject, known.records), ...imported]).map((thing) => ({
		name: thing.name,
		href: pathOf(subject, thing.id)
	}));
}

/** A sentence that says that nothing of this id is known. */
export const missingWords = (subject: Subject, id: string): string =>
	`This atlas has no ${subject} with the id “${id.length > 80 ? `${id.slice(0, 80)}…` : id}”.`;

/**
 * Answers a page with 410 and the reason where the thing was taken out of the data, else with 404 and what may have
 * been meant. Never returns.
 */
export function refuse(
	subject: Subject,
	id: string,
	known: Known & Pick<Atlas, 'redactor'>
): never {
	const taken = known.redactor.of(subject, id);
	if (taken) error(410, { message: formatRedaction(taken), help: taken.reason });
	const meant = meantBy(subject, id, known);
	error(404, {
		message: missingWords(subject, id),
		help: 'It may have been written wrongly, or withdrawn.',
		meant
	});
}

/** The atlas that a page's address names; answers it with 404 or 410 where that data is not held. */
export async function atlasOf(url: URL): Promise<Atlas> {
	const found = await atlasAt(url.searchParams.get('snapshot'));
	if (!('status' in found)) return found;
	const current = new URL(url);
	current.searchParams.delete('snapshot');
	error(found.status, {
		message: found.message,
		help: 'Take “snapshot” out of the address to see the current data.',
		meant: [{ name: 'The same with the current data', href: current.pathname + current.search }]
	});
}
