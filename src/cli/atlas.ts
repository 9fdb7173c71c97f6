// The command line: npm run atlas -- COMMAND. Runs on Node 24 as it is, without a build.
import { setFlagsFromString } from 'node:v8';
import { config } from '../lib/server/config.ts';
import { run } from './run.ts';

// Large imports make much that is soon let go of: it is collected before memory has grown by another third.
setFlagsFromString('--heap-growing-percent=30');
setFlagsFromString('--max-semi-space-size=16');

/** Where commands read and write; null where the operator's settings are wrong. */
function settings() {
	try {
		const { data, store, audience } = config();
		return { data, store, audience };
	} catch (problem) {
		console.error((problem as Error).message);
		return null;
	}
}

const set = settings();
process.exitCode = !set
	? 2
	: await run(process.argv.slice(2), {
			...set,
			out: (line) => console.log(line),
			error: (line) => console.error(line),
			progress: (text) => void process.stderr.write(text),
			isTerminal: process.stderr.isTTY
		});
