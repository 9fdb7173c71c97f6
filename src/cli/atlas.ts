// The command line: npm run atlas -- COMMAND. Runs on Node 24 as it is, without a build.
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
	data: process.env.ATLAS_DATA || 'data',
	store: process.env.ATLAS_STORE || 'var',
	out: (line) => console.log(line),
	error: (line) => console.error(line),
	progress: (text) => void process.stderr.write(text),
	isTerminal: process.stderr.isTTY
});
