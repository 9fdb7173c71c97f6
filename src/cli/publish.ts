import { parseArgs } from 'node:util';
import { offer } from '../lib/server/replica/offer.ts';
import { some } from './command.ts';
import type { Command } from './command.ts';
import { tell } from './problem.ts';

/** Publishes snapshots to where other servers take them from. */
export const publish: Command = {
	usage: 'publish --to FOLDER [--drop ID]… [ID…]',
	about: 'Copies the current snapshot and those named to a folder that other servers follow.',
	async run(words, terminal) {
		const { values, positionals: ids } = parseArgs({
			args: words,
			options: { to: { type: 'string' }, drop: { type: 'string', multiple: true } },
			allowPositionals: true
		});
		const { to: folder, drop = [] } = values;
		if (!folder) throw new Error('Name the folder to publish to with --to.');
		const { data, store, out } = terminal;
		try {
			const { current, snapshots } = await offer({ data, store, folder, ids, drop });
			out(`${folder} offers ${some(snapshots.length, 'snapshot')}; the current one is ${current}.`);
			return 0;
		} catch (problem) {
			return tell(problem, terminal);
		}
	}
};
