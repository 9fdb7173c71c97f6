import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightScore, readScore, vitestScore } from './report.mjs';

const file = (name: string, text: string) => {
	const path = join(mkdtempSync(join(tmpdir(), 'atlas-report-')), name);
	writeFileSync(path, text);
	return path;
};
const vitestJson = (more: object) => ({
	numPassedTests: 3,
	numFailedTests: 0,
	numPendingTests: 1,
	numTodoTests: 1,
	testResults: [],
	...more
});

test('a test file that could not be loaded counts as a failure', () => {
	const testResults = [{ status: 'failed', assertionResults: [] }];
	expect(vitestScore(vitestJson({ testResults }))).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a failed test in a file is counted once', () => {
	const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
	const json = vitestJson({ numFailedTests: 1, testResults });
	expect(vitestScore(json)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a journey that passes only at a second try has failed', () => {
	const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 0 };
	expect(playwrightScore({ stats })).toEqual({ passed: 5, failed: 3, skipped: 0 });
});

test('a tool that ends badly without a report, or with one that names no failure, has failed once', () => {
	const nothing = { passed: 0, failed: 1, skipped: 0 };
	expect(readScore('/nowhere/report.json', 1, vitestScore)).toEqual(nothing);
	expect(readScore(file('cut.json', '{"numPassed'), 1, vitestScore)).toEqual(nothing);
	const good = file('good.json', JSON.stringify(vitestJson({})));
	expect(readScore(good, 1, vitestScore)).toEqual({ passed: 3, failed: 1, skipped: 2 });
	expect(readScore(good, 0, vitestScore)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});
