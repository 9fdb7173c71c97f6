import { spawn } from 'node:child_process';

/** A further atlas on a free port, over another data folder; `stop` ends it and waits until it is gone. */
export async function startAtlas(data: string) {
	const child = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...process.env, PORT: '0', ORIGIN: '', ATLAS_DATA: data },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	let output = '';
	const address = await new Promise<string>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				output += text;
				const found = /is open at (http\S+)/.exec(output);
				if (found?.[1]) resolve(found[1]);
			});
		void gone.then(() => reject(new Error(`The atlas over ${data} did not start: ${output}`)));
	});
	const stop = async () => {
		child.kill('SIGTERM');
		await gone;
	};
	return { address, stop };
}
