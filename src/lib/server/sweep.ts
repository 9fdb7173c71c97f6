import type { Kind } from '../domain/records.ts';
import type { Engine, Page, RecordOf } from '../query/engine.ts';
import type { Filter } from '../query/filter.ts';

/** Everything of one kind that matches, page by page, in the order of titles. */
export async function sweep<K extends Kind>(
	engine: Engine,
	filter: Filter,
	kind: K
): Promise<RecordOf[K][]> {
	const found: RecordOf[K][] = [];
	let after: string | null = null;
	do {
		const request = { kind, order: 'title' as const, limit: 1000 };
		const page: Page<K> = await engine.page<K>(
			filter,
			after === null ? request : { ...request, after }
		);
		found.push(...page.items);
		after = page.next;
	} while (after !== null);
	return found;
}
