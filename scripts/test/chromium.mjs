// A real Chromium for the tests: found, else installed where that is possible, else a sentence that says how.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { findChromium } from '../chromium.mjs';

const HOW =
	'No Chromium was found, so components and journeys cannot be tested. Install one ' +
	'(Debian: apt-get install chromium) or name one: CHROMIUM_PATH=/path/to/chromium npm test';

/** Runs apt-get in sight of the user; answers whether it went well. @param {string[]} args */
const apt = (...args) =>
	spawnSync('apt-get', args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	}).status === 0;

/** Makes sure that a Chromium is there. Answers an empty string, or why there is none and how to get one. */
export function ensureChromium() {
	if (findChromium()) return '';
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return HOW;
	console.log('No Chromium was found: installing one with apt-get …');
	apt('update', '-qq');
	apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
	return findChromium() ? '' : `apt-get could not install Chromium; its words stand above. ${HOW}`;
}
