// Reads the question of a data address. A wrong or unknown value is a 400 with a sentence: never other data.
import type { Filter } from '../query/filter.ts';
import { parseView, type View } from '../query/view.ts';
import { atlas, type Atlas } from './atlas.ts';
import { labelsOfChosen } from './chosen.ts';
import { problem } from './problem.ts';
import type { Records } from '../domain/records.ts';

/** The chosen values of a filter that nothing is known of, each in a sentence. */
export const unknownValues = (filter: Filter, records: Records): string[] =>
	labelsOfChosen(records, filter).strangers.map(
		({ key, value }) => `This atlas knows no ${key} “${value}”.`
	);

/** The answer to a snapshot that is not held; null where it is or none is named. */
export const refusePin = (asked: string | null, held: string): Response | null =>
	asked && asked !== held
		? problem(404, `This atlas holds no data with the id “${asked}”; it holds ${held}.`)
		: null;

/** What is asked, and of what; or the answer that says why it cannot be asked. */
export type Asked = { known: Atlas; view: View } | { refusal: Response };

/** Reads an address's query against what the atlas knows. */
export async function ask(url: URL): Promise<Asked> {
	const known = await atlas();
	const { view, faults } = parseView(url.searchParams);
	const sentences = [
		...faults.filter((fault) => fault.filter).map(({ message }) => message),
		...unknownValues(view.filter, known.records)
	];
	if (sentences.length)
		return { refusal: problem(400, sentences.join(' '), { faults: sentences }) };
	const refusal = refusePin(view.snapshot, known.engine.snapshot);
	return refusal ? { refusal } : { known, view };
}
