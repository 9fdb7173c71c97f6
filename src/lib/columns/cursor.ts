// Cursors of pages: the sort key and the id of the last record of a page, so that the next page begins after
// them whatever has been added or taken away since.
import { ORDERS, type Order } from '../query/engine.ts';

/** The place of a record in an order: ascending by key, then by id. */
export interface Place {
	key: number | string;
	id: string;
}

/** Writes a cursor: base64url of UTF-8 JSON. */
export function formatCursor(order: Order, { key, id }: Place): string {
	const bytes = new TextEncoder().encode(JSON.stringify([order, key, id]));
	const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
	return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Reads a cursor; throws a RangeError for one that was not written for this order. */
export function parseCursor(order: Order, cursor: string): Place {
	const [written, key, id] = decode(cursor);
	const kind = order === 'title' ? 'string' : 'number';
	if (ORDERS.every((each) => each !== written) || typeof id !== 'string')
		throw new RangeError(`The cursor “${cursor}” is not one that a page gave.`);
	if (written !== order || typeof key !== kind)
		throw new RangeError(`The cursor “${cursor}” belongs to another order than “${order}”.`);
	return { key: key as number | string, id };
}

function decode(cursor: string): unknown[] {
	try {
		const text = atob(cursor.replace(/-/g, '+').replace(/_/g, '/'));
		const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
		const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return Array.isArray(found) ? found : [];
	} catch {
		return [];
	}
}
