// npm test: everything that is checked, in order; the last line is "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { progress } from './progress.mjs';
import { ensureChromium } from './test/chromium.mjs';
import { ensureClickHouse } from './test/clickhouse.mjs';
import { playwrightScore, readScore, vitestScore } from './test/report.mjs';
import { obstacle, tool } from './tool.mjs';

/** @typedef {import('./test/report.mjs').Score} Score */
/** @typedef {{ code: number, output: string }} Outcome */

const notes = mkdtempSync(join(tmpdir(), 'atlas-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const words = (/** @type {Score} */ { passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** Adds a step to the total and shows its output where it failed. @param {Outcome} outcome @param {Score} score */
function add({ output }, { passed, failed, skipped }) {
	if (failed) console.log(output.trimEnd());
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
	return failed === 0;
}

/** A step that holds or does not. @param {string} name @param {() => Promise<Outcome>} work */
async function hold(name, work) {
	const end = progress(name);
	const outcome = await work();
	const good = outcome.code === 0;
	end(good ? 'passed' : 'failed');
	return add(outcome, { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 });
}

/** A step of many tests, counted from what it writes to a file. @param {string} name @param {(file: string) => Promise<Outcome>} work @param {(json: any) => Score} read */
async function count(name, work, read) {
	const file = join(notes, `${name}.json`);
	const end = progress(name);
	const outcome = await work(file);
	const score = readScore(file, outcome.code, read);
	end(words(score));
	return add(outcome, score);
}

/** A step that cannot be taken: it has failed, and says why. @param {string} name @param {string} why */
const miss = (name, why) => hold(name, async () => ({ code: 1, output: why }));

/** A step that is left out here: nothing has failed, and it says what is not tested. @param {string} name @param {string} why */
function skip(name, why) {
	progress(name)('skipped');
	console.log(why);
	total.skipped += 1;
}

/** @param {'node' | 'browser' | 'engine'} project */
const vitest = (project) => (/** @type {string} */ file) =>
	tool('vitest', [
		...['run', '--project', project],
		...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
	]);
const playwright = (/** @type {string} */ file) =>
	tool('@playwright/test', ['test', '--reporter=dot,json'], {
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
	});

async function types() {
	const synced = await tool('@sveltejs/kit', ['sync']);
	return synced.code === 0 ? tool('svelte-check', ['--fail-on-warnings']) : synced;
}

async function build() {
	const failure = await ensureBuilt();
	return { code: failure ? 1 : 0, output: failure };
}

async function everything() {
	await hold('format', () => tool('prettier', ['--check', '--log-level=warn', '.']));
	// Types come before lint: on a fresh checkout they make the files that the linter reads types from.
	await hold('types', types);
	await hold('lint', () => tool('eslint', ['.', '--max-warnings=0']));
	await hold('unused', () => tool('knip', []));
	await count('unit and property tests', vitest('node'), vitestScore);
	const missing = ensureClickHouse();
	if (missing) skip('engine on ClickHouse', missing);
	else await count('engine on ClickHouse', vitest('engine'), vitestScore);
	const lacking = ensureChromium();
	if (lacking) await miss('component tests', lacking);
	else await count('component tests', vitest('browser'), vitestScore);
	const built = await hold('build', build);
	if (!built) await miss('journeys', 'Not made: the atlas could not be built.');
	else if (lacking) await miss('journeys', lacking);
	else await count('journeys', playwright, playwrightScore);
}

const why = obstacle();
if (why) {
	console.error(why);
	total.failed += 1;
} else await everything();
rmSync(notes, { recursive: true, force: true });
console.log(words(total));
process.exitCode = total.failed || !total.passed ? 1 : 0;
