import { parseArgs } from 'node:util';
import type { Decision } from '../lib/domain/duplicate.ts';
import { LEAST } from '../lib/domain/likeness.ts';
import { decide, readDecisions, undo } from '../lib/server/duplicates/decisions.ts';
import { openCandidates, type Candidates, type Decidable } from '../lib/server/duplicates/list.ts';
import { DataFaults } from '../lib/server/snapshot/build.ts';
import { readCurrent } from '../lib/server/snapshot/shelf.ts';
import { some } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { tell } from './problem.ts';

const MOST = 20;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = { keep: text, note: text, by: text, most: text, decided: flag, json: flag };

/** How alike two incidents are, in words. */
function likenessIn({ score, km, days }: Decidable): string {
	if (score === null || days === null) return 'no longer alike';
	const apart = km === null ? 'one known only to an area' : `${km} km`;
	return `${score.toFixed(2)}${score < LEAST ? ' (weak)' : ''}, ${apart}, ${some(days, 'day')} apart`;
}

function* linesOf(pair: Decidable, candidates: Candidates): Generator<string> {
	const { decision } = pair;
	const said = decision
		? `  ${decision.decision}${decision.decision === 'same' ? `, ${decision.keep} counts` : ''}: ${decision.note}`
		: '';
	yield `${likenessIn(pair)}${said}`;
	for (const id of [pair.a, pair.b]) {
		const found = candidates.incident(id);
		const { earliest = '?', latest = '?' } = found?.period ?? {};
		const days = earliest === latest ? earliest : `${earliest ?? '?'} to ${latest ?? '?'}`;
		yield `  ${id}  ${found ? `${days}  ${found.title}` : 'is not in the data now'}`;
	}
}

type Values = { most?: string; decided?: boolean; json?: boolean };

/** What the current snapshot says of incidents that may be one; the caller closes it. */
async function openCurrent(store: string): Promise<Candidates> {
	const current = await readCurrent(store);
	if (!current) throw new Error(`There is no snapshot in ${store}: npm run atlas -- build.`);
	return openCandidates(store, current.id);
}

/** Those of some ids that no incident of the current snapshot has. */
async function strangeIn(store: string, ids: readonly string[]): Promise<string[]> {
	const candidates = await openCurrent(store);
	try {
		return ids.filter((id) => !candidates.incident(id));
	} finally {
		candidates.close();
	}
}

async function list({ most: asked, decided, json }: Values, terminal: Terminal): Promise<number> {
	const { data, store, out } = terminal;
	const most = asked === undefined ? MOST : Number(asked);
	if (!Number.isInteger(most) || most < 1)
		throw new Error(`--most is "${asked}"; expected a whole number from 1.`);
	const { decisions, faults } = await readDecisions(data);
	if (faults.length) throw new DataFaults(data, faults);
	const candidates = await openCurrent(store);
	try {
		const pairs = decided
			? candidates.decided(decisions, 0, most)
			: candidates.open(decisions, 0, most);
		if (json) out(JSON.stringify(pairs));
		else {
			for (const pair of pairs) for (const line of linesOf(pair, candidates)) out(line);
			out(
				`${some(candidates.count(), 'pair')} that may be one incident; ${some(decisions.length, 'decision')}.`
			);
		}
		return 0;
	} finally {
		candidates.close();
	}
}

const today = () => new Date().toISOString().slice(0, 10);

/** Incidents of different datasets that may be one, and the decisions on them. */
export const duplicates: Command = {
	usage: 'duplicates [same|different|undo A B]',
	about:
		'Lists incidents that may be one (--decided --most --json), or decides: --keep --note --by.',
	async run(words, terminal) {
		const { values, positionals } = parseArgs({
			args: words,
			options: OPTIONS,
			allowPositionals: true
		});
		const [what = 'list', a, b, ...others] = positionals;
		try {
			if (what === 'list' && a === undefined) return await list(values, terminal);
			if (!['same', 'different', 'undo'].includes(what))
				throw new Error(`There is no "${what}"; there are: list, same, different, undo.`);
			if (a === undefined || b === undefined || others.length)
				throw new Error('Name the two incidents by their ids.');
			if (what === 'undo') await undo(terminal.data, a, b);
			else {
				const { keep, note, by } = values;
				if (!note) throw new Error('Say why, as --note "Same town, day and number of dead."');
				if (what === 'same' && keep === undefined)
					throw new Error('Say which of the two counts, as --keep ID.');
				const strange = await strangeIn(terminal.store, [a, b]);
				if (strange.length) {
					terminal.error(
						`The current snapshot holds no incident ${strange.join(', ')}; nothing was written down.`
					);
					return 1;
				}
				const said = { a, b, date: today(), note, ...(by !== undefined && { by }) };
				const decision: Decision =
					what === 'same'
						? { ...said, decision: 'same', keep: keep ?? '' }
						: { ...said, decision: 'different' };
				await decide(terminal.data, decision);
			}
			terminal.out('Written down. It counts from the next build on: npm run atlas -- build.');
			return 0;
		} catch (problem) {
			if (problem instanceof Error && problem.constructor === Error) throw problem;
			return tell(problem, terminal);
		}
	}
};
