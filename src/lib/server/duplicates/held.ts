import { releaseOf } from '../../domain/audience.ts';
import type { Row } from '../../query/answer.ts';
import type { Atlas } from '../atlas.ts';
import { config } from '../config.ts';
import { directoryOf } from '../directory.ts';
import { rowOf } from '../rows.ts';
import type { Same } from './apply.ts';
import { openCandidates, type Candidates } from './list.ts';

/** An incident that does not count because it is held to be another one. */
export interface Held {
	row: Row;
	/** The one that counts. */
	kept: Row;
	/** Title of the dataset that it comes from. */
	dataset: string;
	decision: Pick<Same, 'date' | 'by' | 'note'>;
}

function openOf({ engine, records }: Atlas): Candidates | null {
	const { regions } = directoryOf(records);
	try {
		return openCandidates(config().store, engine.snapshot, (id) => regions.get(id));
	} catch {
		// Where the data is served from memory alone there is no file, and nothing is held to be anything.
		return null;
	}
}

/** Why an incident does not count, for its page; null where it does, is not known or may not be listed. */
export function heldSame(known: Atlas, id: string): Held | null {
	if (known.redactor.of('incident', id)) return null;
	const candidates = openOf(known);
	try {
		const same = candidates?.same(id);
		const incident = same && candidates?.incident(id);
		const kept = same && known.record('incident', same.keep);
		if (!incident || !kept) return null;
		const { datasets } = directoryOf(known.records);
		const [own, other] = [datasets.get(incident.dataset), datasets.get(kept.dataset)];
		const isListed = [own, other].every(
			(dataset) => dataset && releaseOf(dataset.terms, config().audience) === 'rows'
		);
		if (!own || !isListed) return null;
		const { date, by, note } = same;
		return {
			row: rowOf(incident, known.records),
			kept: rowOf(kept, known.records),
			dataset: own.title,
			decision: { date, note, ...(by !== undefined && { by }) }
		};
	} finally {
		candidates?.close();
	}
}
