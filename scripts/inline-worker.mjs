// Puts the program of the pool's threads into the server as one text: what is built knows no files of its own.
import { build } from 'vite';

/** The program of one module and all that it imports, as CommonJS. @param {string} entry */
async function bundle(entry) {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		ssr: { noExternal: true },
		build: {
			ssr: entry,
			write: false,
			minify: true,
			rollupOptions: { output: { format: 'cjs', codeSplitting: false } }
		}
	});
	const [first] = /** @type {import('vite').Rollup.RollupOutput[]} */ ([built].flat());
	if (!first) throw new Error(`${entry} gave no program.`);
	return first.output[0].code;
}

/** Defines a name that stands for a module's program where the server is built, and for nothing elsewhere. @param {string} name @param {string} entry @returns {import('vite').Plugin} */
export const inlineWorker = (name, entry) => ({
	name: 'inline-worker',
	apply: 'build',
	config: async () => ({ define: { [name]: JSON.stringify(await bundle(entry)) } })
});
