// Files on their way in: brought, looked into, and then taken in or thrown away. What is not taken in is gone when
// the server starts again.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../../domain/dataset.ts';
import type { Mapping } from '../../formats/mapping.ts';
import { config } from '../config.ts';
import type { Outcome } from '../ingest.ts';
import { runAtlas } from './child.ts';
import type { Preview } from './preview.ts';
import { receive } from './receive.ts';

/** What is said of a file before it is taken in. */
export interface Said {
	/** Id of a format; empty: found out. */
	format: string;
	mapping: Mapping | null;
	dataset: Pick<Dataset, 'id' | 'version'> & Partial<Dataset>;
	acceptRejected: boolean;
}

/** A file on its way in. */
export interface Job {
	id: string;
	name: string;
	bytes: number;
	/** `reading`: it is looked into; `ready`: it can be taken in; `failed`: it cannot be read. */
	state: 'reading' | 'ready' | 'failed' | 'importing' | 'done';
	said: Said;
	/** The last that was heard of the work, as "Reading: 12 %, …". */
	progress: string;
	/** What went wrong, in sentences. */
	failure: string;
	outcome: Outcome | null;
}

interface Held extends Job {
	folder: string;
	path: string;
	ending: AbortController | null;
}

const MOST_JOBS = 20;
const jobs = new Map<string, Held>();
let swept: Promise<void> | undefined;

const folderOfAll = (): string => join(config().store, 'uploads');

/** Takes away what an earlier process left. */
const sweep = (): Promise<void> =>
	(swept ??= rm(folderOfAll(), { recursive: true, force: true }).then(async () => {
		await mkdir(folderOfAll(), { recursive: true });
	}));

const shown = ({ id, name, bytes, state, said, progress, failure, outcome }: Held): Job => ({
	...{ id, name, bytes, state, said, progress, failure, outcome }
});

/** All files on their way in, the newest first. */
export const listJobs = (): Job[] => [...jobs.values()].reverse().map(shown);

/** One of them; null where there is none of that id. */
export const jobNamed = (id: string): Job | null => {
	const job = jobs.get(id);
	return job ? shown(job) : null;
};

const previewOf = ({ folder }: Held): string => join(folder, 'preview.json');

/** What was found in a file; null while nothing was. */
export async function readPreview(id: string): Promise<Preview | null> {
	const job = jobs.get(id);
	if (!job) return null;
	const text = await readFile(previewOf(job), 'utf8').catch(() => null);
	return text === null ? null : (JSON.parse(text) as Preview);
}

/** The words of a command that are said only where there is something to say. */
const given = (options: Record<string, string | undefined>): string[] =>
	Object.entries(options).flatMap(([name, value]) => (value ? [`--${name}=${value}`] : []));

async function wordsOf({ folder, said }: Held): Promise<string[]> {
	const { format, mapping, dataset } = said;
	const path = join(folder, 'mapping.json');
	if (mapping) await writeFile(path, JSON.stringify(mapping));
	return given({
		dataset: dataset.id,
		release: dataset.version,
		format,
		mapping: mapping ? path : undefined
	});
}

const CUT = 'The work ended without a word, perhaps because memory was short. Nothing was changed.';

/** Does some work on a job in the background; `finish` says what came of it. */
function start(
	job: Held,
	state: 'reading' | 'importing',
	words: () => Promise<string[]>,
	finish: (out: string) => void | Promise<void>
): void {
	const ending = new AbortController();
	Object.assign(job, { state, ending, progress: '', failure: '', outcome: null });
	const hear = (line: string) => void (job.progress = line);
	const work = async () => {
		const { code, out, error } = await runAtlas(await words(), { hear, signal: ending.signal });
		if (ending.signal.aborted) return;
		if (code === 0 || (state === 'importing' && out.trimStart().startsWith('{'))) await finish(out);
		else throw new Error(/\n\s+at /.test(error) ? CUT : error || CUT);
	};
	void work()
		.catch((problem: unknown) => {
			job.state = state === 'reading' ? 'failed' : 'ready';
			// The paths of this machine are nobody's business.
			job.failure = String((problem as Error).message)
				.replaceAll(`${job.folder}/`, '')
				.replaceAll(`The store ${config().store}`, 'The atlas')
				.replace(/\n?Usage: .*/s, '');
		})
		.finally(() => {
			if (job.ending === ending) job.ending = null;
		});
}

function read(job: Held): void {
	start(
		job,
		'reading',
		async () => {
			await rm(previewOf(job), { force: true });
			return ['preview', ...(await wordsOf(job)), `--to=${previewOf(job)}`, '--', job.path];
		},
		() => void (job.state = 'ready')
	);
}

/** Takes the file of a form in and begins to look into it. Throws FormatError where none can be taken. */
export async function bringFile(
	request: Pick<Request, 'headers' | 'body'>,
	most: number
): Promise<Job> {
	await sweep();
	const id = randomBytes(9).toString('base64url');
	const folder = join(folderOfAll(), id);
	try {
		const { path, name, bytes } = await receive(request, join(folder, 'file'), most);
		for (const [oldest, { ending }] of jobs)
			if (jobs.size >= MOST_JOBS && !ending) await discard(oldest);
		const dataset = { id: 'dataset', version: new Date().toISOString().slice(0, 10) };
		const said: Said = { format: '', mapping: null, dataset, acceptRejected: false };
		const rest = { progress: '', failure: '', outcome: null, ending: null };
		const job: Held = { id, name, bytes, state: 'reading', said, ...rest, folder, path };
		jobs.set(id, job);
		read(job);
		return shown(job);
	} catch (problem) {
		await rm(folder, { recursive: true, force: true });
		throw problem;
	}
}

const isFree = (job: Held | undefined): job is Held =>
	job !== undefined && job.state !== 'importing' && job.state !== 'done';

/** Looks into a file again, with something else said of it; false where it is not there or being taken in. */
export function readAgain(id: string, said: Said): boolean {
	const job = jobs.get(id);
	if (!isFree(job)) return false;
	job.ending?.abort();
	job.said = said;
	read(job);
	return true;
}

/**
 * Takes a file in; false where it is not there, not yet looked into or already being taken in. `settle` is waited for
 * before it is said to be done, so that what was taken in can be seen by then.
 */
export function accept(
	id: string,
	said: Said,
	settle: () => Promise<void> = () => Promise.resolve()
): boolean {
	const job = jobs.get(id);
	if (!isFree(job) || job.state !== 'ready') return false;
	job.said = said;
	const { title, licence, licenceURL, citation, terms, retrieved } = said.dataset;
	const about = { title, licence, 'licence-url': licenceURL, citation, terms, retrieved };
	start(
		job,
		'importing',
		async () => [
			...['import', ...(await wordsOf(job)), ...given(about)],
			...(said.acceptRejected ? ['--accept-rejected'] : []),
			...['--json', '--', job.path]
		],
		async (out) => {
			const outcome = JSON.parse(out) as Outcome;
			// The file is in, whatever becomes of that.
			if (outcome.refusal === null) await settle().catch(() => {});
			Object.assign(job, { outcome, state: outcome.refusal === null ? 'done' : 'ready' });
			// What is an option on the command line is a box of the form here.
			job.failure = (outcome.refusal ?? '').replace('with --accept-rejected', 'with the box below');
			// The atlas keeps its own copy.
			if (job.state === 'done') void rm(job.path, { force: true });
		}
	);
	return true;
}

/** Ends whatever is done with a file and takes it away. */
export async function discard(id: string): Promise<void> {
	const job = jobs.get(id);
	if (!job) return;
	job.ending?.abort();
	jobs.delete(id);
	await rm(job.folder, { recursive: true, force: true });
}
