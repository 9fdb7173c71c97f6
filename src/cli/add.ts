import { parseArgs } from 'node:util';
import { formatFault } from '../lib/domain/fault.ts';
import { addSheets } from '../lib/server/addition.ts';
import { some } from './command.ts';
import type { Command } from './command.ts';

const NOUNS: Record<string, string> = {
	'statements.json': 'statement',
	'groups.json': 'group',
	'sources.json': 'source'
};

/** Records from spreadsheets into the data: all rows, or none where one is wrong. */
export const add: Command = {
	usage: 'add FILE… [--layer ID]',
	about:
		'Adds the rows of spreadsheets (CSV, as `template` prints them) to the data, incidents to a layer.',
	async run(words, { data, out }) {
		const { values, positionals } = parseArgs({
			args: words,
			options: { layer: { type: 'string' } },
			allowPositionals: true
		});
		if (!positionals.length) throw new Error('Name a file to add.');
		const { added, faults } = await addSheets(data, positionals, values.layer ?? null);
		for (const fault of faults) out(formatFault(fault));
		if (faults.length) {
			out(`${some(faults.length, 'fault')}: nothing was written.`);
			return 1;
		}
		for (const [file, count] of Object.entries(added))
			out(`Added ${some(count, NOUNS[file] ?? 'incident')} to ${file}.`);
		return 0;
	}
};
