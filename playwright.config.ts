import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './scripts/chromium.mjs';

const port = Number(process.env.ATLAS_TEST_PORT || 4107);
const baseURL = `http://127.0.0.1:${port}`;

/** Journeys through the built atlas in a real browser; one file a promise. */
export default defineConfig({
	testDir: 'e2e',
	testMatch: '*.e2e.ts',
	forbidOnly: true,
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		baseURL,
		viewport: { width: 1280, height: 800 },
		launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] }
	},
	projects: [
		{ name: 'desktop', testIgnore: /(phone|nojs|dark)\.e2e\.ts$/ },
		{
			name: 'phone',
			testMatch: 'phone.e2e.ts',
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		{ name: 'nojs', testMatch: 'nojs.e2e.ts', use: { javaScriptEnabled: false } },
		{ name: 'dark', testMatch: 'dark.e2e.ts', use: { colorScheme: 'dark' } }
	],
	webServer: {
		command: `"${process.execPath}" scripts/start.mjs`,
		url: `${baseURL}/robots.txt`,
		env: {
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: baseURL,
			// The tests' own data, whatever has been imported here.
			ATLAS_STORE: join(tmpdir(), `atlas-test-${port}`)
		},
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		timeout: 180_000
	}
});
