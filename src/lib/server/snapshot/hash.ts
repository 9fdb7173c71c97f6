// The id of a snapshot: the same for the same data, whatever order it came in and on whatever machine.
import { createHash, hash } from 'node:crypto';
import type { Audience } from '../../domain/audience.ts';

/** Raised whenever the same records have to be built anew under another id. */
const FORMAT = 'incident atlas snapshot 2';

/** Raised whenever files have to be written anew though the records in them, and so their ids, stay the same. */
export const LAYOUT = 'layout 6';

/** Sixteen bytes that stand for one record; from the canonical writing of it. */
export const hashRecord = (canonical: string): Buffer =>
	hash('sha256', canonical, 'buffer').subarray(0, 16);

/** A record as far as the id of a snapshot goes. */
export interface Hashed {
	kind: string;
	id: string;
	hash: Uint8Array;
}

/** What an id is made from first: a snapshot for a private audience never bears the id of a public one. */
export const formatFor = (audience: Audience): string =>
	audience === 'public' ? FORMAT : `${FORMAT}, ${audience}`;

/** 16 hexadecimal digits over the format and all records, which come sorted by kind and id. */
export function hashRecords(records: Iterable<Hashed>, audience: Audience): string {
	const sum = createHash('sha256').update(`${formatFor(audience)}\n`);
	for (const { kind, id, hash: own } of records) sum.update(`${kind} ${id}\n`).update(own);
	return sum.digest('hex').slice(0, 16);
}
