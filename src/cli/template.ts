import { parseArgs } from 'node:util';
import { formatTemplate } from '../lib/formats/template.ts';
import type { Command } from './command.ts';

/** The empty spreadsheet. */
export const template: Command = {
	usage: 'template',
	about: 'Prints the spreadsheet for new incidents as CSV, with an example that is not read.',
	run(words, { out }) {
		parseArgs({ args: words, options: {} });
		out(formatTemplate().trimEnd());
		return Promise.resolve(0);
	}
};
