const SEPARATORS = [',', ';', '\t', '|'] as const;

/** A leading line `sep=;`, as Excel writes and reads it: the separator, and how long the line is. */
export function declaredSeparator(text: string): { separator: string; length: number } | null {
	const found = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i.exec(text);
	return found?.[1] ? { separator: found[1], length: found[0].length } : null;
}

/** How often a character stands outside quotes in each of the first lines. */
function countsOf(text: string, separator: string): number[] {
	const counts = [0];
	let quoted = false;
	for (const character of text) {
		if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (character === separator) counts[counts.length - 1]!++;
		else if (character === '\n') {
			if (counts.length === 20) break;
			counts.push(0);
		}
	}
	// The last line may be cut off, and a blank one says nothing.
	return counts.length > 1 ? counts.slice(0, -1) : counts;
}

/** The separator of a table by its first lines: the one that most often stands alike in all of them. */
export function guessSeparator(text: string): string {
	const scored = SEPARATORS.map((separator) => {
		const counts = countsOf(text, separator);
		const header = counts[0] ?? 0;
		const alike = counts.filter((count) => count === header).length / counts.length;
		return { separator, score: header * alike };
	});
	return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}
