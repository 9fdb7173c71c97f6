// One thread that makes figures, one after the other.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { createPress, type Press } from './press.ts';
import type { FromPress, PressData, ToPress } from './studio.ts';

const { home, basemaps } = workerData as PressData;
let press: Press | undefined;
let answer: ((tiles: (Uint8Array | null)[]) => void) | undefined;

const say = (message: FromPress, moved: ArrayBuffer[] = []) =>
	parentPort?.postMessage(message, moved);

async function work({ sheet, format }: Extract<ToPress, { sheet: unknown }>): Promise<void> {
	try {
		press ??= createPress(createRequire(home), basemaps);
		const file = await press.print(sheet, format, (tiles) => {
			say({ tiles });
			return new Promise((resolve) => (answer = resolve));
		});
		// A buffer may be a piece of a larger one, which is not given away.
		const own = Uint8Array.from(file);
		say({ file: own }, [own.buffer]);
	} catch (problem) {
		const { message, stack } = problem as Error;
		const range = problem instanceof RangeError;
		say({ message: range ? message : (stack ?? message), range });
	}
}

parentPort?.on('message', (task: ToPress) => {
	if ('sheet' in task) void work(task);
	else answer?.(task.answer);
});
