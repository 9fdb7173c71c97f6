import { stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkFile } from '../lib/server/imports/file.ts';
import { previewFile } from '../lib/server/upload/preview.ts';
import type { Command } from './command.ts';
import { tell } from './problem.ts';
import { readMapping } from './import.ts';
import { createProgress } from './progress.ts';
import { reportLines } from './report.ts';

const text = { type: 'string' } as const;
const OPTIONS = { dataset: text, release: text, format: text, mapping: text, to: text } as const;

/** What would come of an import. */
export const preview: Command = {
	usage: 'preview FILE --dataset ID',
	about: 'Says what would come of an import; changes nothing: --release --format --mapping --to.',
	async run(words, terminal) {
		const { values, positionals } = parseArgs({
			args: words,
			options: OPTIONS,
			allowPositionals: true
		});
		const [file, ...others] = positionals;
		if (file === undefined || others.length) throw new Error('Name one file to look into.');
		const { dataset = 'dataset', release = '1', format, mapping, to } = values;
		const progress = createProgress(terminal.progress, terminal.isTerminal);
		try {
			await checkFile(file);
			const { size } = await stat(file);
			const preview = await previewFile({
				...{ data: terminal.data, file, dataset, release },
				...(format !== undefined && { format }),
				...(mapping !== undefined && { mapping: await readMapping(mapping) }),
				progress: (done, records) => progress.show({ stage: 'reading', done, all: size, records })
			});
			progress.end();
			if (to !== undefined) await writeFile(to, JSON.stringify(preview));
			for (const line of reportLines(preview.format.id, preview.report)) terminal.out(line);
			if (preview.mapping) {
				terminal.out('Mapping (change it in a file, and name that with --mapping):');
				terminal.out(JSON.stringify(preview.mapping, null, '\t'));
			}
			return 0;
		} catch (problem) {
			progress.end();
			return tell(problem, terminal);
		}
	}
};
