import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKernels, isInstalled, MADE, sourceSum } from './kernels/compile.mjs';

test('the kernels that the engine runs were made from the source as it is', () => {
	expect(readFileSync(MADE, 'utf8')).toContain(sourceSum());
});

test.skipIf(!isInstalled())(
	'the kernels that the engine runs are what the compiler makes (its package: npm run kernels)',
	() => {
		expect(readFileSync(MADE, 'utf8')).toBe(compileKernels());
	},
	60_000
);
