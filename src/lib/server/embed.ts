// What an embed shows, read from its address. Nothing that cannot be used is shown as if it had been answered.
import { parseEmbed, type EmbedOptions } from '../query/embed.ts';
import { formatRedaction } from '../query/redaction.ts';
import { parseView, type View } from '../query/view.ts';
import { unknownValues } from './ask.ts';
import type { Atlas } from './atlas.ts';
import { atlasAt } from './pinned.ts';
import { unopened } from './opened.ts';

/** Why an address cannot be shown, in a sentence, and the same with the current data where that may help. */
export interface Unshown {
	status: 400 | 404 | 409 | 410 | 503;
	message: string;
	current: string | null;
	/** It was taken out of every form of the data. */
	redacted?: true;
}

/** What an address asks an embed, a figure offered in the dialog or an oEmbed answer to show. */
export interface Shown {
	known: Atlas;
	view: View;
	options: EmbedOptions;
}

/** Reads a query string; a value that is wrong or that nobody knows is refused, all of them in one message. */
export async function readShown(params: URLSearchParams): Promise<Shown | Unshown> {
	const { view, faults } = parseView(params);
	const { options, faults: own } = parseEmbed(params);
	const found = await atlasAt(view.snapshot);
	if ('status' in found) {
		const current = new URLSearchParams(params);
		current.delete('snapshot');
		return { ...found, current: `${current}` };
	}
	const { selected } = view;
	const missing = selected && !found.record(selected.kind, selected.id);
	const sentences = [
		...faults.map(({ message }) => message),
		...own,
		...unknownValues(view.filter, found.records)
	];
	if (sentences.length) return { status: 400, message: sentences.join(' '), current: null };
	const redaction = missing && found.redactor.of(selected.kind, selected.id);
	if (redaction) {
		const message = `${formatRedaction(redaction)} ${redaction.reason}`;
		return { status: 410, message, current: null, redacted: true };
	}
	if (missing)
		return {
			status: found.redactor.of(selected.kind, selected.id) ? 410 : 404,
			message: unopened(found, selected),
			current: null
		};
	return { known: found, view, options };
}
