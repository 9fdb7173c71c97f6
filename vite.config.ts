import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { fingerprint } from './scripts/build.mjs';
import { findChromium } from './scripts/chromium.mjs';
import { inlineWorker } from './scripts/inline-worker.mjs';

export default defineConfig({
	plugins: [
		sveltekit(),
		inlineWorker('POOL_WORKER', 'src/lib/server/pool.worker.ts'),
		inlineWorker('FIGURE_WORKER', 'src/lib/server/figure/press.worker.ts'),
		inlineWorker('TEXT_WORKER', 'src/lib/server/fulltext.worker.ts'),
		inlineWorker('BESIDE_WORKER', 'src/lib/server/snapshot/beside.worker.ts'),
		{
			name: 'name-program',
			apply: 'build',
			config: () => ({ define: { PROGRAM: JSON.stringify(fingerprint()) } })
		}
	],
	worker: { format: 'es' },
	// Fonts inlined as data: would be refused by our own Content-Security-Policy.
	build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					setupFiles: ['scripts/test/seed.ts'],
					// Builds of snapshots and of kernels take long where other programs are at work.
					testTimeout: 60_000,
					hookTimeout: 60_000,
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'architecture.test.ts'],
					exclude: ['src/**/*.svelte.test.ts', '**/node_modules/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'engine',
					environment: 'node',
					setupFiles: ['scripts/test/seed.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					include: ['src/lib/**/*.chdb.ts', 'scripts/test/*.chdb.ts'],
					// One library in one process: ClickHouse opens a folder of data once.
					fileParallelism: false
				}
			},
			{
				extends: true,
				optimizeDeps: { include: ['maplibre-gl'] },
				test: {
					name: 'browser',
					testTimeout: 60_000,
					include: ['src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
