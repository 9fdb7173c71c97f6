import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { TERMS, type Dataset } from '../lib/domain/dataset.ts';
import { FormatError } from '../lib/formats/format.ts';
import { parseMapping, type Mapping } from '../lib/formats/mapping.ts';
import type { Changed } from '../lib/server/imports/changes.ts';
import { ingest, type Outcome } from '../lib/server/ingest.ts';
import type { Order } from '../lib/server/imports/order.ts';
import type { Command, Terminal } from './command.ts';
import { tell } from './problem.ts';
import { createProgress } from './progress.ts';
import { MOST_SHOWN, reportLines } from './report.ts';

const text = { type: 'string' } as const;
const OPTIONS = {
	dataset: text,
	release: text,
	format: text,
	title: text,
	licence: text,
	'licence-url': text,
	citation: text,
	terms: text,
	retrieved: text,
	mapping: text,
	deletions: text,
	beside: { type: 'string', multiple: true },
	'accept-rejected': { type: 'boolean' },
	json: { type: 'boolean' }
} as const;

function termsOf(value: string | undefined): Pick<Dataset, 'terms'> | object {
	if (value === undefined) return {};
	const terms = TERMS.find((each) => each === value);
	if (!terms) throw new Error(`There are no terms "${value}"; there are: ${TERMS.join(', ')}.`);
	return { terms };
}

/** What the words say, without what they leave out. */
const given = (values: Record<string, string | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
	);

/** The mapping of a file; throws a sentence where it is none. */
export async function readMapping(path: string): Promise<Mapping> {
	const text = await readFile(path, 'utf8').catch(() => null);
	if (text === null) throw new FormatError(`There is no mapping file ${path}.`);
	return parseMapping(text, basename(path));
}

async function orderOf(words: string[], { data, store, audience }: Terminal) {
	const { values, positionals } = parseArgs({
		args: words,
		options: OPTIONS,
		allowPositionals: true
	});
	const [file, ...others] = positionals;
	if (others.length) throw new Error('Name one file to import.');
	if (file === undefined && values.deletions === undefined)
		throw new Error('Name a file to import, or a list with --deletions.');
	if (values.dataset === undefined) throw new Error('Name the dataset, as --dataset ucdp-ged.');
	const { mapping } = values;
	const order: Order = {
		...{ data, store },
		...(audience && { audience }),
		...given({ file, deletions: values.deletions, format: values.format }),
		...(values.beside && { beside: values.beside }),
		...(mapping && { mapping: await readMapping(mapping) }),
		...(values['accept-rejected'] && { acceptRejected: true }),
		dataset: {
			id: values.dataset,
			...given({
				version: values.release,
				title: values.title,
				licence: values.licence,
				licenceURL: values['licence-url'],
				citation: values.citation,
				retrieved: values.retrieved
			}),
			...termsOf(values.terms)
		}
	};
	return { order, json: values.json === true };
}

const changeLine = (what: string, { count, ids }: Changed): string[] =>
	count
		? [
				`${what}: ${count} (${ids.slice(0, MOST_SHOWN).join(', ')}${count > MOST_SHOWN ? ', …' : ''})`
			]
		: [];

const inMegabytes = (bytes: number): string =>
	`${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} MB`;

/** As "Took 21.4 s and at most 512.0 MB of memory; the snapshot has 36.1 MB." */
function formatCost({ seconds, memory, bytes }: Outcome['cost']): string {
	const size = bytes === null ? '' : `; the snapshot has ${inMegabytes(bytes)}`;
	return `Took ${seconds.toFixed(1)} s and at most ${inMegabytes(memory)} of memory${size}.`;
}

function* linesOf(outcome: Outcome): Generator<string> {
	const { suggestions, snapshot, refusal, share } = outcome;
	yield* reportLines(outcome.format, outcome);
	yield* changeLine('Added', outcome.added);
	yield* changeLine('Changed', outcome.changed);
	yield* changeLine('Removed', outcome.removed);
	if (suggestions.length) yield 'Groups that may be known ones (data/same-groups.json decides):';
	for (const { imported, name, group, groupName, why } of suggestions)
		yield `  ${name} (${imported}) may be ${groupName} (${group}): same ${why}`;
	yield refusal ?? `Snapshot ${snapshot}`;
	yield formatCost(outcome.cost);
	if (!refusal && share === 'figures')
		yield 'Its terms let out figures only: a public atlas counts and cites it, and lists nothing of it.';
	if (!refusal && share === 'nothing')
		yield 'Its terms let out nothing: the file is kept, and a public atlas answers as if it were not there.';
}

/** Brings a file of a dataset into the atlas. */
export const bring: Command = {
	usage: 'import FILE --dataset ID --release R',
	about:
		'Brings a file in: --format --title --licence --licence-url --citation --terms --retrieved --mapping --beside --deletions --accept-rejected --json.',
	async run(words, terminal) {
		const { order, json } = await orderOf(words, terminal);
		const progress = createProgress(terminal.progress, terminal.isTerminal);
		try {
			const outcome = await ingest({ ...order, progress: progress.show });
			progress.end();
			if (json) terminal.out(JSON.stringify(outcome));
			else for (const line of linesOf(outcome)) terminal.out(line);
			return outcome.refusal ? 1 : 0;
		} catch (problem) {
			progress.end();
			return tell(problem, terminal);
		}
	}
};
