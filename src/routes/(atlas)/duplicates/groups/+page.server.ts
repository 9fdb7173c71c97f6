import { fail, redirect } from '@sveltejs/kit';
import { FormatError } from '$lib/formats/format.ts';
import { textsOf } from '$lib/server/admin/form.ts';
import { requireAllowed, requireSignedIn } from '$lib/server/admin/guard.ts';
import { config } from '$lib/server/config.ts';
import { readData } from '$lib/server/data.ts';
import { mergeGroup, partGroup, readMatching } from '$lib/server/duplicates/groups.ts';
import { rebuild, rebuilding } from '$lib/server/duplicates/rebuild.ts';
import type { Actions, PageServerLoad } from './$types';

/** The groups of groups.json, which decisions may name. */
const knownGroups = async () => (await readData(config().data)).records.groups;

export const load: PageServerLoad = async (event) => {
	requireSignedIn(event);
	const { data, store } = config();
	return { ...(await readMatching(data, store, await knownGroups())), build: rebuilding() };
};

/** Changes the decisions and has them taken into the count; a sentence where that cannot be. */
async function change(work: () => Promise<void>) {
	try {
		await work();
	} catch (problem) {
		if (!(problem instanceof FormatError)) throw problem;
		return fail(400, { refusal: problem.message });
	}
	rebuild();
	redirect(303, '/duplicates/groups');
}

export const actions: Actions = {
	async merge(event) {
		requireAllowed(event);
		const text = textsOf(await event.request.formData());
		const [imported, group, note] = [text('imported'), text('group'), text('note')];
		const decision = { imported, group, ...(note && { note }) };
		const groups = await knownGroups();
		return change(() => mergeGroup(config().data, groups, decision));
	},
	async part(event) {
		requireAllowed(event);
		const text = textsOf(await event.request.formData());
		const groups = await knownGroups();
		return change(() => partGroup(config().data, groups, text('imported')));
	}
};
