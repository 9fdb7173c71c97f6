// Compiles the engine's kernels to the text of the file that holds them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'scripts/kernels';
const SOURCE = `${FOLDER}/kernels.ts`;
const COMPILER = `${FOLDER}/node_modules/assemblyscript/bin/asc.js`;
/** The file that the atlas reads. */
export const MADE = 'src/lib/columns/kernels.ts';

/** Memory comes from outside and is shared; its pages are given in full, since kernels make none. */
const OPTIONS = [
	...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
	...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
	...['--enable', 'simd', '--enable', 'threads']
];

/** Whether the compiler is there. */
export const isInstalled = () => existsSync(COMPILER);

/** Installs the compiler; throws where that fails. */
export function install() {
	const args = ['ci', '--no-audit', '--no-fund'];
	const { status } = spawnSync('npm', args, { cwd: FOLDER, stdio: 'inherit' });
	if (status !== 0) throw new Error(`“npm ${args.join(' ')}” failed in ${FOLDER}.`);
}

/** What tells one source from another. */
export const sourceSum = () => createHash('sha256').update(readFileSync(SOURCE)).digest('hex');

/** The file as it is to be; throws where the source is wrong. */
export function compileKernels() {
	const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
	try {
		const out = join(folder, 'kernels.wasm');
		const args = [COMPILER, SOURCE, '-o', out, ...OPTIONS];
		const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		if (status !== 0) throw new Error(stderr);
		return [
			`// Made by “npm run kernels” from ${SOURCE}, whose SHA-256 is`,
			`// ${sourceSum()}.`,
			'',
			'/** The module of kernels in WebAssembly, in base64. */',
			'export const KERNELS =',
			`\t'${readFileSync(out).toString('base64')}';`,
			''
		].join('\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
}
