import { z } from 'zod';
import { daySchema, idSchema, lineSchema, paragraphSchema } from './schema.ts';

const pair = {
	a: idSchema.describe('Id of one incident'),
	b: idSchema.describe('Id of the other one, of another dataset'),
	by: lineSchema.describe('Who decided it').optional(),
	date: daySchema.describe('When it was decided'),
	note: paragraphSchema.describe('Why')
};

/** An analyst's decision on two incidents: one occurrence that is counted once, or two. */
export const duplicateSchema = z.discriminatedUnion('decision', [
	z.strictObject({
		...pair,
		decision: z.literal('same'),
		keep: idSchema.describe('The one of the two that counts')
	}),
	z.strictObject({ ...pair, decision: z.literal('different') })
]);

/** data/duplicates.json; a decision is undone by taking it out. */
export const duplicatesFileSchema = z.strictObject({
	$schema: z.string().optional(),
	duplicates: z.array(duplicateSchema)
});

export type Decision = z.infer<typeof duplicateSchema>;

/** Names a pair whichever of the two comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The incident of a pair that is held to be the other one and does not count; null where both do. */
export const droppedOf = (decision: Decision): string | null =>
	decision.decision === 'same' ? (decision.keep === decision.a ? decision.b : decision.a) : null;

/** What is wrong with decisions taken together, each with its place in the list, a field and what was expected. */
export function contradictionsIn(
	decisions: readonly Decision[]
): { index: number; field: string; found: string; expected: string }[] {
	const found: ReturnType<typeof contradictionsIn> = [];
	const pairs = new Set<string>();
	const kept = new Map<string, string>();
	const put = (index: number, field: string, what: string, expected: string) =>
		found.push({ index, field, found: what, expected });
	decisions.forEach((decision, index) => {
		const { a, b } = decision;
		if (a === b) return put(index, 'b', b, 'another incident than a');
		if (pairs.has(pairKey(a, b))) return put(index, 'b', b, 'a pair that is decided once');
		pairs.add(pairKey(a, b));
		if (decision.decision === 'different') return;
		const { keep } = decision;
		if (keep !== a && keep !== b) return put(index, 'keep', keep, `${a} or ${b}`);
		const dropped = droppedOf(decision) ?? '';
		if (kept.has(dropped))
			return put(index, 'keep', keep, `${dropped} held to be one other incident only`);
		for (let next: string | undefined = keep; next !== undefined; next = kept.get(next))
			if (next === dropped) return put(index, 'keep', keep, 'no circle of decisions');
		kept.set(dropped, keep);
	});
	return found;
}

/**
 * What every dropped incident is held to be, followed to the one that counts. Where an incident is not there
 * (`has`), a decision on it says nothing and the other one counts.
 */
export function keptBy(
	decisions: readonly Decision[],
	has: (id: string) => boolean
): Map<string, string> {
	const next = new Map<string, string>();
	for (const decision of decisions) {
		const dropped = droppedOf(decision);
		if (dropped === null || decision.decision !== 'same') continue;
		if (has(dropped) && has(decision.keep)) next.set(dropped, decision.keep);
	}
	const ends = new Map<string, string>();
	for (const dropped of next.keys()) {
		let end = dropped;
		for (let step = next.get(end); step !== undefined; step = next.get(end)) end = step;
		ends.set(dropped, end);
	}
	return ends;
}
