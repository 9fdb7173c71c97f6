import { fail, redirect } from '@sveltejs/kit';
import { pairKey, type Decision } from '$lib/domain/duplicate.ts';
import { FormatError } from '$lib/formats/format.ts';
import { textsOf } from '$lib/server/admin/form.ts';
import { requireAllowed, requireSignedIn } from '$lib/server/admin/guard.ts';
import { compare, formatLikeness } from '$lib/server/duplicates/comparison.ts';
import { decide, readDecisions, undo } from '$lib/server/duplicates/decisions.ts';
import type { Decidable } from '$lib/server/duplicates/list.ts';
import { withCandidates } from '$lib/server/duplicates/open.ts';
import { rebuild, rebuilding } from '$lib/server/duplicates/rebuild.ts';
import { config } from '$lib/server/config.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = 20;
const MOST_FROM = 1_000_000;

export const load: PageServerLoad = async (event) => {
	requireSignedIn(event);
	const { searchParams } = event.url;
	const decided = searchParams.get('show') === 'decided';
	const asked = Number(searchParams.get('from') ?? 0);
	const from = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST_FROM) : 0;
	const { decisions, faults } = await readDecisions(config().data);
	return withCandidates(({ candidates, records }) => {
		const list = decided
			? candidates.decided(decisions, from, PAGE + 1)
			: candidates.open(decisions, from, PAGE + 1);
		const [a, b] = [searchParams.get('a'), searchParams.get('b')];
		const named =
			a === null || b === null
				? list[0]
				: candidates.pair(
						a,
						b,
						decisions.find((one) => pairKey(one.a, one.b) === pairKey(a, b))
					);
		const line = (pair: Decidable) => ({
			...pair,
			words: formatLikeness(pair),
			when: candidates.incident(pair.a)?.period.earliest ?? null,
			titles: [pair.a, pair.b].map((id) => candidates.incident(id)?.title ?? id)
		});
		const last = searchParams.getAll('last');
		const made = decisions.find(
			(one) => pairKey(one.a, one.b) === last.slice(0, 2).sort().join(' ')
		);
		const both = named && [candidates.incident(named.a), candidates.incident(named.b)];
		const [first, second] = both ?? [];
		return {
			decided,
			from,
			more: list.length > PAGE,
			list: list.slice(0, PAGE).map(line),
			pair: named ? line(named) : null,
			aspects: first && second ? compare(first, second, records) : null,
			count: candidates.count(),
			decisions: decisions.length,
			made: made ?? null,
			faults: faults.length,
			build: rebuilding()
		};
	});
};

const today = () => new Date().toISOString().slice(0, 10);

export const actions: Actions = {
	async decide(event) {
		requireAllowed(event);
		const text = textsOf(await event.request.formData());
		const [a, b, by, note, keep] = ['a', 'b', 'by', 'note', 'keep'].map(text) as [
			string,
			string,
			string,
			string,
			string
		];
		const said = { a, b, date: today(), note, ...(by && { by }) };
		const decision: Decision =
			keep === 'both' ? { ...said, decision: 'different' } : { ...said, decision: 'same', keep };
		if (!keep) return fail(400, { refusal: 'Say which of the two counts, or that both do.' });
		if (!note) return fail(400, { refusal: 'Say why: the reason is kept with the decision.' });
		try {
			await decide(config().data, decision);
		} catch (problem) {
			if (!(problem instanceof FormatError)) throw problem;
			return fail(400, { refusal: problem.message });
		}
		rebuild();
		redirect(
			303,
			`/duplicates?${new URLSearchParams([
				['last', a],
				['last', b]
			]).toString()}`
		);
	},
	async undo(event) {
		requireAllowed(event);
		const text = textsOf(await event.request.formData());
		try {
			await undo(config().data, text('a'), text('b'));
		} catch (problem) {
			if (!(problem instanceof FormatError)) throw problem;
			return fail(400, { refusal: problem.message });
		}
		rebuild();
		redirect(303, `/duplicates?${new URLSearchParams({ a: text('a'), b: text('b') }).toString()}`);
	}
};
