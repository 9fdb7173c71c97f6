/** The most ids that a suggestion names. */
const MOST = 5;
/** The fewest letters and digits that can be told from chance. */
const FEWEST = 3;

function pairs(text: string): Set<string> {
	const bare = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
	const found = new Set<string>();
	for (let at = 0; at < bare.length - 1; at++) found.add(bare.slice(at, at + 2));
	return found;
}

/**
 * The things whose id or name shares most pairs of letters with what was asked for, the closest first; none
 * where fewer than three letters or digits were asked for.
 */
export function similarTo<T extends { id: string; name: string }>(
	asked: string,
	things: Iterable<T>
): T[] {
	const text = asked.slice(0, 200);
	if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < FEWEST) return [];
	const wanted = pairs(text);
	const scored: { thing: T; score: number }[] = [];
	for (const thing of things) {
		const scores = [thing.id, thing.name].map((name) => {
			const had = pairs(name);
			let shared = 0;
			for (const pair of had) if (wanted.has(pair)) shared++;
			return (2 * shared) / (wanted.size + had.size);
		});
		const score = Math.max(...scores);
		if (score > 0.4) scored.push({ thing, score });
	}
	return scored
		.sort((a, b) => b.score - a.score)
		.slice(0, MOST)
		.map(({ thing }) => thing);
}
