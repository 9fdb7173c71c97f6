// Finds a Chromium to test with: CHROMIUM_PATH, else the usual places of Debian and others.
import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** The path of an installed Chromium, or an empty string where there is none. */
export const findChromium = () =>
	[process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => path && existsSync(path)) ?? '';
