// Patterns of LIKE and the folding of texts, without regular expressions made from what somebody asks.

const ANY = '%';
const ONE = '_';
const ESCAPE = '\\';

/** What one place of a pattern lets through: any one character, or just this. */
type Step = { any: true } | { any: false; letter: string };

/** A pattern as runs of steps: between two runs anything may stand. */
function runsOf(pattern: string): Step[][] {
	const runs: Step[][] = [[]];
	const letters = [...pattern];
	for (let at = 0; at < letters.length; at++) {
		const letter = letters[at]!;
		const isEscaped = letter === ESCAPE && at + 1 < letters.length;
		if (isEscaped) runs.at(-1)!.push({ any: false, letter: letters[++at]! });
		else if (letter === ANY) runs.push([]);
		else runs.at(-1)!.push(letter === ONE ? { any: true } : { any: false, letter });
	}
	return runs;
}

/** The same pattern with a backslash before what is meant as itself, and before nothing else. */
export const plainPattern = (pattern: string): string =>
	runsOf(pattern)
		.map((run) => run.map((step) => (step.any ? ONE : plainLetter(step.letter))).join(''))
		.join(ANY);
const plainLetter = (letter: string): string =>
	[ANY, ONE, ESCAPE].includes(letter) ? ESCAPE + letter : letter;

const fits = (run: readonly Step[], letters: readonly string[], from: number): boolean =>
	run.every((step, at) => {
		const letter = letters[from + at];
		return letter !== undefined && (step.any || step.letter === letter);
	});

/**
 * Whether a text matches a pattern: `%` stands for anything, `_` for one character, a backslash takes the meaning
 * from what follows. Each run is looked for once, from where the one before was found first: at most as many steps
 * as the text is long, times the pattern's length.
 */
export function matcherOf(pattern: string): (text: string) => boolean {
	const runs = runsOf(pattern);
	const plain = runs.map((run) =>
		run.some(({ any }) => any) ? null : run.map((step) => (step.any ? '' : step.letter)).join('')
	);
	const literal = plain.every((run) => run !== null) ? plain : null;
	if (literal) return (text) => fitsLiteral(literal, text);
	return (text) => fitsRuns(runs, [...text]);
}

/** The common case, on strings as they are: no run holds a sign for one character. */
function fitsLiteral(runs: readonly string[], text: string): boolean {
	const [first = '', last = ''] = [runs[0], runs.at(-1)];
	if (runs.length === 1) return text === first;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const run of runs.slice(1, -1)) {
		const found = text.indexOf(run, at);
		if (found < 0) return false;
		at = found + run.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

function fitsRuns(runs: readonly Step[][], letters: readonly string[]): boolean {
	const [first = [], last = []] = [runs[0], runs.at(-1)];
	if (runs.length === 1) return letters.length === first.length && fits(first, letters, 0);
	if (!fits(first, letters, 0)) return false;
	let at = first.length;
	for (const run of runs.slice(1, -1)) {
		while (at + run.length <= letters.length && !fits(run, letters, at)) at++;
		if (at + run.length > letters.length) return false;
		at += run.length;
	}
	return letters.length - last.length >= at && fits(last, letters, letters.length - last.length);
}

const ASCII = /^[\0-\x7F]*$/;

/**
 * A text without case, as Unicode folds it in full: down, up and down again meets what differs in length (ß and SS)
 * and in place (ς and σ). The dotless i stays what it is.
 */
export function foldCase(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	let folded = '';
	for (const letter of text) folded += foldLetter(letter);
	return folded.normalize('NFC');
}
/** One letter without case, which may be several then. */
export const foldLetter = (letter: string): string =>
	letter === 'ı' ? letter : eachLower(letter.toLowerCase().toUpperCase());
/** Letter by letter, since a sigma at the end of a word would become another. */
function eachLower(text: string): string {
	let lower = '';
	for (const letter of text) lower += letter.toLowerCase();
	return lower;
}

/** A text without the marks above and below its letters. */
export const foldAccents = (text: string): string =>
	ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
