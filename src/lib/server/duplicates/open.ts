import type { Records } from '../../domain/records.ts';
import { atlas } from '../atlas.ts';
import { config } from '../config.ts';
import { directoryOf } from '../directory.ts';
import { openCandidates, type Candidates } from './list.ts';

/** Does something with the candidates of the snapshot that is served. */
export async function withCandidates<T>(
	work: (held: { candidates: Candidates; records: Records }) => T
): Promise<T> {
	const { records, engine } = await atlas();
	const { regions } = directoryOf(records);
	const candidates = openCandidates(config().store, engine.snapshot, (id) => regions.get(id));
	try {
		return work({ candidates, records });
	} finally {
		candidates.close();
	}
}
