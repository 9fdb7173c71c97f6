import type { Kind } from '../domain/records.ts';
import type { Engine, Order, RecordOf } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';

/** Records of a page. */
const PAGE = 1000;

/** All records of a kind that match, page by page. */
export async function* recordsOf<K extends Kind>(
	engine: Engine,
	filter: Filter,
	kind: K,
	order: Order
): AsyncGenerator<RecordOf[K]> {
	let after: string | null = null;
	do {
		const more: { after?: string } = after === null ? {} : { after };
		const page = await engine.page(filter, { kind, order, limit: PAGE, ...more });
		yield* page.items;
		after = page.next;
	} while (after !== null);
}
