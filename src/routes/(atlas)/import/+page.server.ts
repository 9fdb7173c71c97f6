import { fail, redirect } from '@sveltejs/kit';
import { FormatError } from '$lib/formats/format.ts';
import {
	isSignedIn,
	requireAllowed,
	requireOperator,
	signIn,
	signOut
} from '$lib/server/admin/guard.ts';
import { settings } from '$lib/server/admin/settings.ts';
import { config } from '$lib/server/config.ts';
import { workIn } from '$lib/server/snapshot/lock.ts';
import { bringFile, listJobs } from '$lib/server/upload/job.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireOperator(event);
	const signedIn = isSignedIn(event.cookies);
	const jobs = signedIn
		? listJobs().map(({ id, name, bytes, state }) => ({ id, name, bytes, state }))
		: [];
	return { signedIn, jobs, most: settings().most, work: signedIn ? workIn(config().store) : null };
};

export const actions: Actions = {
	async enter(event) {
		const given = (await event.request.formData()).get('token');
		const tried = signIn(event, typeof given === 'string' ? given : '');
		if (tried.refusal === null) redirect(303, '/import');
		if (tried.wait) event.setHeaders({ 'Retry-After': String(tried.wait) });
		return fail(tried.wait ? 429 : 403, { refusal: tried.refusal });
	},
	leave(event) {
		signOut(event);
		redirect(303, '/import');
	},
	async upload(event) {
		requireAllowed(event);
		try {
			const { id } = await bringFile(event.request, settings().most);
			redirect(303, `/import/${id}`);
		} catch (problem) {
			if (!(problem instanceof FormatError)) throw problem;
			return fail(400, { refusal: problem.message });
		}
	}
};
