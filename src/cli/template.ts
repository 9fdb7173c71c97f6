import { parseArgs } from 'node:util';
import { formatTemplate, SHEET_NAMES } from '../lib/formats/template.ts';
import type { Command } from './command.ts';

/** An empty spreadsheet. */
export const template: Command = {
	usage: `template [${SHEET_NAMES.join('|')}]`,
	about: 'Prints a spreadsheet for new records as CSV, with an example that is not read.',
	run(words, { out }) {
		const { positionals } = parseArgs({ args: words, options: {}, allowPositionals: true });
		const [name = 'incidents', ...others] = positionals;
		const sheet = SHEET_NAMES.find((each) => each === name);
		if (!sheet || others.length)
			throw new Error(
				`There is no template "${positionals.join(' ')}"; there are: ${SHEET_NAMES.join(', ')}.`
			);
		out(formatTemplate(sheet).trimEnd());
		return Promise.resolve(0);
	}
};
