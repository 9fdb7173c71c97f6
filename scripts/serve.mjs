// A further atlas on a free port, for journeys and measurements.
import { spawn } from 'node:child_process';

/**
 * Starts it, over other settings where given; answers its address and what ends or kills it and waits until it is gone.
 * @param {Record<string, string>} [settings]
 * @returns {Promise<{ address: string, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export async function serve(settings = {}) {
	const child = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...process.env, PORT: '0', ORIGIN: '', ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	/** @type {Promise<void>} */
	const gone = new Promise((resolve) => child.once('exit', () => resolve()));
	let output = '';
	/** @type {string} */
	const address = await new Promise((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => {
				output += text;
				const found = /is open at (http\S+)/.exec(output);
				if (found?.[1]) resolve(found[1]);
			});
		gone.then(() => reject(new Error(`The atlas did not start: ${output}`)));
	});
	const by = (/** @type {'SIGTERM' | 'SIGKILL'} */ signal) => async () => {
		child.kill(signal);
		await gone;
	};
	return { address, stop: by('SIGTERM'), kill: by('SIGKILL') };
}
