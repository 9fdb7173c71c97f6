// Runs the project's own tools by their package names, on this Node, without a shell.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that runs TypeScript without a build, as the command line does. */
const OLDEST = [22, 18];

/** Why nothing can be run here yet, as a sentence; empty where all is well. */
export function obstacle() {
	if (!existsSync('node_modules/vite/package.json'))
		return 'The packages are not installed here: run "npm ci" first, then this again.';
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [wanted = 0, least = 0] = OLDEST;
	if (major < wanted || (major === wanted && minor < least))
		return (
			`This is Node ${process.versions.node}; the atlas needs ${OLDEST.join('.')} or newer. ` +
			'On Linux "npm ci" brings it along, and "npm start" and "npm test" use it.'
		);
	return '';
}

/** The script behind a package's command, the one of its own name where there are several. @param {string} name */
function script(name) {
	const folder = join('node_modules', name);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]));
}

/**
 * Runs a Node script to its end. Its output is kept; `show` lets it through as well.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, signal?: AbortSignal }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(args, { env = {}, show = false, signal } = {}) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			...(signal && { signal })
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => {
				output += text;
				if (show) process.stdout.write(text);
			});
		child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs a package's command. @param {string} name @param {string[]} args @param {Parameters<typeof run>[1]} [options] */
export const tool = (name, args, options) => run([script(name), ...args], options);
