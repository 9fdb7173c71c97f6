import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { TERMS } from '$lib/domain/dataset.ts';
import { PLACE_PRECISIONS } from '$lib/domain/precision.ts';
import { STANDINGS } from '$lib/domain/standing.ts';
import { FormatError } from '$lib/formats/format.ts';
import { formats } from '$lib/formats/index.ts';
import { FIELDS } from '$lib/formats/mapping.ts';
import { requireAllowed, requireSignedIn } from '$lib/server/admin/guard.ts';
import { catchUp } from '$lib/server/atlas.ts';
import { accept, discard, jobNamed, readAgain, readPreview } from '$lib/server/upload/job.ts';
import type { Job, Said } from '$lib/server/upload/job.ts';
import type { Preview } from '$lib/server/upload/preview.ts';
import { readSaid } from '$lib/server/upload/said.ts';
import { suggestDataset } from '$lib/server/upload/suggestion.ts';
import type { Actions, PageServerLoad } from './$types';

/** The map asks for its features by itself. */
function withoutFeatures({ features, ...found }: Preview) {
	return { ...found, shown: features.length };
}

export const load: PageServerLoad = async (event) => {
	requireSignedIn(event);
	const job = jobNamed(event.params.job);
	if (!job)
		error(404, {
			message: 'There is no such file on its way in.',
			help: 'It was thrown away, or the atlas was started anew. “Import” says whether it is still being taken in; else bring it again.',
			meant: [{ name: 'Import', href: '/import' }]
		});
	const preview = job.state === 'reading' ? null : await readPreview(job.id);
	return {
		job,
		found: preview && withoutFeatures(preview),
		about: await suggestDataset(job, preview),
		choices: {
			formats: formats.map(({ id, label }) => ({ id, label })),
			fields: FIELDS,
			precisions: PLACE_PRECISIONS,
			standings: STANDINGS,
			terms: TERMS
		}
	};
};

type Event = Pick<
	RequestEvent<{ job: string }>,
	'request' | 'cookies' | 'url' | 'setHeaders' | 'getClientAddress' | 'params'
>;

/** Why nothing can be done with a file now: a second tab, or somebody else, was first. */
const CANNOT: Record<Job['state'], string> = {
	reading: 'This file is still being looked into; wait until that is done.',
	ready: 'That cannot be done with this file now.',
	failed: 'This file cannot be read, so it cannot be taken in.',
	importing: 'This file is being taken in already.',
	done: 'This file was taken in already.'
};

/** Does with a file what the form says; a sentence where that cannot be. */
async function act(event: Event, work: (id: string, said: Said) => boolean) {
	requireAllowed(event);
	const { job } = event.params;
	try {
		const held = jobNamed(job);
		// What a file could not be read by is not held on to.
		const before = held?.state === 'failed' ? null : (held?.said.mapping ?? null);
		if (!work(job, await readSaid(await event.request.formData(), before)))
			return fail(409, { refusal: CANNOT[jobNamed(job)?.state ?? 'ready'] });
	} catch (problem) {
		if (!(problem instanceof FormatError)) throw problem;
		return fail(400, { refusal: problem.message });
	}
	redirect(303, `/import/${job}`);
}

export const actions: Actions = {
	read: (event) => act(event, readAgain),
	accept: (event) => act(event, (id, said) => accept(id, said, catchUp)),
	async discard(event) {
		requireAllowed(event);
		await discard(event.params.job);
		redirect(303, '/import');
	}
};
