import { unpackColumns } from '../columns/blob.ts';
import { answerWith, type Solve } from '../columns/engine.ts';
import type { Shared } from '../columns/share.ts';
import { createSolver, type LocalSolver, type Question } from '../columns/solver.ts';
import type { Columns } from '../columns/table.ts';
import { createPool, type Pool } from './pool.ts';

/** Questions that look at no more rows than this are answered where they are asked, in a few milliseconds. */
const FEW_ROWS = 200_000;

/** Bytes of selections that the serving thread remembers. */
const CACHE_BYTES = 32_000_000;

/** Has small questions answered here and large ones by the pool. */
export const solveBySize =
	(local: LocalSolver, pool: Pool, most = FEW_ROWS): Solve =>
	async (method, ...args) => {
		const [question] = args as [Question, ...unknown[]];
		if (local.effort(method, question, most) > most) return pool.solve(method, ...args);
		return answerWith(local, method, args);
	};

/**
 * Columns from pieces in memory that threads share, and what answers from them without ever holding up the thread
 * that asks. The pieces have been checked. Throws a ColumnsFault for pieces that are none.
 */
export function openColumns(shared: Shared): { columns: Columns; solve: Solve } {
	const columns = unpackColumns(shared, true);
	const pool = createPool(shared);
	return {
		columns,
		solve: solveBySize(createSolver(columns, CACHE_BYTES), pool)
	};
}
