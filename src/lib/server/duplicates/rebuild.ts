// Builds the snapshot anew after decisions, one build at a time: those that come meanwhile are in the next one.
import { catchUp } from '../atlas.ts';
import { runAtlas } from '../upload/child.ts';

let running = false;
let wanted = false;
let [progress, failure] = ['', ''];

async function work(): Promise<void> {
	while (wanted) {
		wanted = false;
		progress = 'Beginning';
		const { code, out, error } = await runAtlas(['build'], { hear: (line) => (progress = line) });
		if (code === 0) await catchUp();
		failure = code === 0 ? '' : error || out || 'The build ended without a word.';
	}
}

/** Asks for the decisions to take effect. */
export function rebuild(): void {
	wanted = true;
	if (running) return;
	running = true;
	void work()
		.catch((problem: unknown) => (failure = String((problem as Error).message)))
		.finally(() => (running = false));
}

/** Whether decisions are being taken into the count, and what went wrong the last time. */
export const rebuilding = (): { running: boolean; progress: string; failure: string } => ({
	...{ running, progress, failure }
});
