import type { Kind } from '../domain/records.ts';
import type { Engine, Order, RecordOf } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';

/** Records of a page. */
const PAGE = 1000;

/** All records of a kind that match, page by page of so many records. */
export async function* recordsOf<K extends Kind>(
	engine: Pick<Engine, 'page'>,
	filter: Filter,
	kind: K,
	order: Order,
	limit = PAGE
): AsyncGenerator<RecordOf[K]> {
	let after: string | null = null;
	do {
		const more: { after?: string } = after === null ? {} : { after };
		const page = await engine.page(filter, { kind, order, limit, ...more });
		yield* page.items;
		after = page.next;
	} while (after !== null);
}
