/**
 * Whether a text is of a pattern, in which `*` stands for any run of characters, also for none, and everything else
 * for itself. The parts between stars are found one after the other, never tried again.
 */
export function isOfPattern(text: string, pattern: string): boolean {
	const [first = '', ...rest] = pattern.split('*');
	const last = rest.pop();
	if (last === undefined) return text === first;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const part of rest) {
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}
