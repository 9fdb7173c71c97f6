import { parseArgs } from 'node:util';
import { ensureSnapshot } from '../lib/server/snapshot/publish.ts';
import type { Command } from './command.ts';
import { tell } from './problem.ts';
import { createProgress } from './progress.ts';

/** The current snapshot, from all data. */
export const build: Command = {
	usage: 'build',
	about: 'Builds the snapshot of all data and prints its id.',
	async run(words, terminal) {
		parseArgs({ args: words, options: {} });
		const { data, store, audience } = terminal;
		const progress = createProgress(terminal.progress, terminal.isTerminal);
		try {
			const { id } = await ensureSnapshot(
				{ data, store, ...(audience && { audience }), progress: progress.show },
				true
			);
			progress.end();
			terminal.out(id);
			return 0;
		} catch (problem) {
			progress.end();
			return tell(problem, terminal);
		}
	}
};
