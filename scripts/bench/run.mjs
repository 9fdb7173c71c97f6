// npm run bench: what a cold load of the front page takes, and how fast the engine answers.
import { findChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { obstacle } from '../tool.mjs';

const why =
	obstacle() ||
	(findChromium() ? '' : 'No Chromium was found to measure with; CHROMIUM_PATH names one.');
if (why) {
	console.error(why);
	process.exit(1);
}
const { benchEngine } = await import('./engine.mjs');
const { benchLoad } = await import('./load.mjs');

console.log('Building and starting the atlas where needed …');
const { address, stop } = await serve();
try {
	await benchLoad(address);
} finally {
	await stop();
}
await benchEngine();
