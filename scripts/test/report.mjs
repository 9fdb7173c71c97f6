// Reads what the test tools write down about a run, into one shape.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Score */

/** What a finished tool left behind, or undefined where it left nothing that can be read. @param {string} file */
function read(file) {
	try {
		return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
	} catch {
		return undefined;
	}
}

/** Vitest's JSON: a file that could not even be loaded counts as one failure. @param {any} json @returns {Score} */
export function vitestScore(json) {
	const broken = (json.testResults ?? []).filter(
		(/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0
	);
	return {
		passed: json.numPassedTests,
		failed: json.numFailedTests + broken.length,
		skipped: json.numPendingTests + (json.numTodoTests ?? 0)
	};
}

/** Playwright's JSON: a journey that passed only at a second try has failed. @param {any} json @returns {Score} */
export const playwrightScore = ({ stats }) => ({
	passed: stats.expected,
	failed: stats.unexpected + stats.flaky,
	skipped: stats.skipped
});

/**
 * The score of a tool's run. A tool that ended badly without naming a failure has one failure all the same.
 * @param {string} file
 * @param {number} code
 * @param {(json: any) => Score} score
 * @returns {Score}
 */
export function readScore(file, code, score) {
	const json = read(file);
	const found = json ? score(json) : { passed: 0, failed: 0, skipped: 0 };
	return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
