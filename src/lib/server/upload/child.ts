// Runs the atlas's own command line beside the server: what a file does to memory or time, it does there, and it
// can be ended at any moment.
import { spawn } from 'node:child_process';
import { config } from '../config.ts';

/** How a command ended. */
export interface Ended {
	/** 0: done. */
	code: number;
	out: string;
	/** What it said went wrong, a sentence a line. */
	error: string;
}

const MOST_OUT = 50_000_000;
const MOST_ERROR = 20_000;
const PROGRESS = /^(Reading|Writing|Finishing): /;
const NOISE = /^\(node:\d+\)|^\(Use `node/;

/** Runs a command of the atlas to its end; `hear` is told each line of progress. */
export function runAtlas(
	words: readonly string[],
	{ hear, signal }: { hear?: (line: string) => void; signal?: AbortSignal } = {}
): Promise<Ended> {
	const { data, store } = config();
	return new Promise((resolve) => {
		const child = spawn(process.execPath, ['src/cli/atlas.ts', ...words], {
			env: { ...process.env, NODE_OPTIONS: '', ATLAS_DATA: data, ATLAS_STORE: store },
			stdio: ['ignore', 'pipe', 'pipe'],
			...(signal && { signal })
		});
		let [out, error, rest] = ['', '', ''];
		const line = (text: string) => {
			if (PROGRESS.test(text)) hear?.(text);
			else if (text && !NOISE.test(text) && error.length < MOST_ERROR) error += `${text}\n`;
		};
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			if (out.length < MOST_OUT) out += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			lines.forEach(line);
		});
		child.on('error', (problem) => {
			if (problem.name !== 'AbortError') error += `${problem.message}\n`;
		});
		child.on('close', (code) => {
			line(rest);
			resolve({ code: code ?? 1, out, error: error.trim() });
		});
	});
}
