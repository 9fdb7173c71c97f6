import { parseArgs } from 'node:util';
import { formatFault } from '../lib/domain/fault.ts';
import { addSheet } from '../lib/server/addition.ts';
import { some } from './command.ts';
import type { Command } from './command.ts';

/** Incidents from a spreadsheet into a layer: all rows, or none where one is wrong. */
export const add: Command = {
	usage: 'add FILE [--layer ID]',
	about: 'Adds the incidents of a spreadsheet (CSV, as `template` prints it) to a layer.',
	async run(words, { data, out }) {
		const { values, positionals } = parseArgs({
			args: words,
			options: { layer: { type: 'string' } },
			allowPositionals: true
		});
		const [file, ...others] = positionals;
		if (file === undefined || others.length) throw new Error('Name one file to add.');
		const { added, faults } = await addSheet(data, file, values.layer ?? null);
		for (const fault of faults) out(formatFault(fault));
		if (faults.length) {
			out(`${some(faults.length, 'fault')}: nothing was written.`);
			return 1;
		}
		for (const [layer, count] of Object.entries(added)) {
			out(`Added ${some(count, 'incident')} to layers/${layer}.geojson.`);
		}
		return 0;
	}
};
