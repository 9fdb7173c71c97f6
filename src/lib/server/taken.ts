// What was taken out of every form of the data, as it is in force.
import { formatFault } from '../domain/fault.ts';
import { config } from './config.ts';
import { say } from './operating/log.ts';
import { readRedactions, type Redactions } from './redacting.ts';

let taken: Redactions = { redactions: [], faults: [], digest: '', isLost: false };

/** As it was last read. */
export const takenOut = (): Redactions => taken;

/**
 * Reads it anew, and tells whether it is something else now. Where the file cannot be read any more, what it said
 * before stays in force.
 */
export async function takeOut(): Promise<boolean> {
	const { source, store, data } = config();
	const found = await readRedactions(source ? store : data);
	if (found.digest === taken.digest) return false;
	for (const fault of found.faults) say(formatFault(fault));
	if (found.isLost && taken.digest) return false;
	taken = found;
	return true;
}
