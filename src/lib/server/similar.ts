/** The most ids that a suggestion names. */
const MOST = 5;

function pairs(text: string): Set<string> {
	const bare = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
	const found = new Set<string>();
	for (let at = 0; at < bare.length - 1; at++) found.add(bare.slice(at, at + 2));
	return found;
}

/** The things whose id or name shares most pairs of letters with what was asked for, the closest first. */
export function similarTo<T extends { id: string; name: string }>(
	asked: string,
	things: Iterable<T>
): T[] {
	const wanted = pairs(asked.slice(0, 200));
	const scored: { thing: T; score: number }[] = [];
	for (const thing of things) {
		const scores = [thing.id, thing.name].map((text) => {
			const had = pairs(text);
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
