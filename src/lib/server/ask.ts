// Reads the question of a data address. A wrong or unknown value is a 400 with a sentence: never other data.
import type { Filter } from '../query/filter.ts';
import { parseView, type View } from '../query/view.ts';
import type { Atlas } from './atlas.ts';
import { atlasAt, type Unheld } from './pinned.ts';
import { labelsOfChosen } from './chosen.ts';
import { problem } from './problem.ts';
import type { Records } from '../domain/records.ts';

/** The chosen values of a filter that nothing is known of, each in a sentence. */
export const unknownValues = (filter: Filter, records: Records): string[] =>
	labelsOfChosen(records, filter).strangers.map(
		({ key, value }) => `This atlas knows no ${key} “${value}”.`
	);

/** The answer to an address that names a snapshot which is not held, with the way to the current data. */
export function refusePin({ status, message }: Unheld, url: URL): Response {
	const current = new URL(url);
	current.searchParams.delete('snapshot');
	return problem(status, message, { current: current.pathname + current.search });
}

/** What is asked, and of what; or the answer that says why it cannot be asked. */
export type Asked = { known: Atlas; view: View } | { refusal: Response };

/** Reads an address's query against what the atlas knows. */
export async function ask(url: URL): Promise<Asked> {
	const { view, faults } = parseView(url.searchParams);
	const known = await atlasAt(view.snapshot);
	if ('status' in known) return { refusal: refusePin(known, url) };
	const sentences = [
		...faults.filter((fault) => fault.filter).map(({ message }) => message),
		...unknownValues(view.filter, known.records)
	];
	if (sentences.length)
		return { refusal: problem(400, sentences.join(' '), { faults: sentences }) };
	return { known, view };
}
