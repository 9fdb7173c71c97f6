import { parseArgs } from 'node:util';
import { takeLock } from '../lib/server/snapshot/lock.ts';
import { isId, listSnapshots, readCurrent, takeAway } from '../lib/server/snapshot/shelf.ts';
import { verifySnapshot } from '../lib/server/snapshot/verify.ts';
import { some } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { tell } from './problem.ts';

async function list({ store, out }: Terminal): Promise<number> {
	const current = await readCurrent(store);
	const found = await listSnapshots(store);
	if (!found.length) out(`There is no snapshot in ${store}.`);
	for (const { id, bytes, made } of found) {
		const mark = id === current?.id ? '  current' : '';
		out(`${id}  ${made.slice(0, 16).replace('T', ' ')}  ${(bytes / 1e6).toFixed(1)} MB${mark}`);
	}
	return 0;
}

/** The ids that are meant: those named, else all. */
async function meant(ids: string[], store: string): Promise<string[]> {
	const known = new Set((await listSnapshots(store)).map(({ id }) => id));
	const strange = ids.filter((id) => !isId(id) || !known.has(id));
	if (strange.length) throw new Error(`There is no snapshot ${strange.join(', ')} in ${store}.`);
	return ids.length ? [...new Set(ids)] : [...known];
}

async function verify(ids: string[], { store, out }: Terminal): Promise<number> {
	let broken = 0;
	for (const id of await meant(ids, store)) {
		const fault = verifySnapshot(store, id);
		if (fault) broken++;
		out(`${id}  ${fault ?? 'sound'}`);
	}
	return broken ? 1 : 0;
}

async function prune(ids: string[], terminal: Terminal): Promise<number> {
	const { store, out } = terminal;
	if (!ids.length) throw new Error('Name the snapshots to take away; nothing else is.');
	const named = await meant(ids, store);
	const current = await readCurrent(store);
	if (current && named.includes(current.id))
		throw new Error(`${current.id} is the current snapshot and stays; nothing was taken away.`);
	const release = takeLock(store, 'pruning of snapshots');
	try {
		await takeAway(store, named);
	} finally {
		release();
	}
	out(`Took away ${some(named.length, 'snapshot')}: ${named.join(', ')}.`);
	return 0;
}

/** The snapshots that are held. */
export const snapshots: Command = {
	usage: 'snapshots [list | verify [ID…] | prune ID…]',
	about: 'Lists the snapshots, works their hashes out anew, or takes away those named.',
	async run(words, terminal) {
		const [verb = 'list', ...ids] = parseArgs({
			args: words,
			options: {},
			allowPositionals: true
		}).positionals;
		try {
			if (verb === 'list' && !ids.length) return await list(terminal);
			if (verb === 'verify') return await verify(ids, terminal);
			if (verb === 'prune') return await prune(ids, terminal);
		} catch (problem) {
			return tell(problem, terminal);
		}
		throw new Error(`snapshots can list, verify and prune, and not "${[verb, ...ids].join(' ')}".`);
	}
};
