import { parseArgs } from 'node:util';
import { formatFault } from '../lib/domain/fault.ts';
import { readData } from '../lib/server/data.ts';
import { readDecisions } from '../lib/server/duplicates/decisions.ts';
import { checkGazetteer } from '../lib/server/gazetteer.ts';
import { readPublishing } from '../lib/server/publishing.ts';
import { readRedactions } from '../lib/server/redacting.ts';
import { readSame } from '../lib/server/same.ts';
import { some } from './command.ts';
import type { Command } from './command.ts';

/** Every fault as a line, then a summary. */
export const check: Command = {
	usage: 'check',
	about: 'Checks all data and names every fault at once.',
	async run(words, { data, out }) {
		parseArgs({ args: words, options: {} });
		const { records, ...read } = await readData(data);
		const duplicates = await readDecisions(data, records);
		const same = await readSame(data, new Set(records.groups.map(({ id }) => id)));
		const publishing = await readPublishing(data);
		const redacted = await readRedactions(data);
		const faults = [
			...read.faults,
			...duplicates.faults,
			...same.faults,
			...publishing.faults,
			...redacted.faults,
			...(await checkGazetteer(data))
		];
		for (const fault of faults) out(formatFault(fault));
		if (faults.length) {
			const files = new Set(faults.map((fault) => fault.file)).size;
			out(`${some(faults.length, 'fault')} in ${some(files, 'file')} of ${data}.`);
			return 1;
		}
		const counts = [
			some(records.incidents.length, 'incident'),
			some(records.statements.length, 'statement'),
			some(records.presences.length, 'presence'),
			some(records.groups.length, 'group'),
			some(records.relations.length, 'relation'),
			some(records.sources.length, 'source'),
			some(records.layers.length, 'layer'),
			some(records.regions.length, 'region')
		];
		out(`No fault in ${data}: ${counts.join(', ')}.`);
		return 0;
	}
};
