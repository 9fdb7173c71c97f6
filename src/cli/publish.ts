import { parseArgs } from 'node:util';
import { connect } from '../lib/server/clickhouse/connect.ts';
import { publishTo } from '../lib/server/clickhouse/publish.ts';
import { databaseIn } from '../lib/server/clickhouse/settings.ts';
import { offer } from '../lib/server/replica/offer.ts';
import { some } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { tell } from './problem.ts';

/** What to publish, and what to take away. */
interface Asked {
	ids: string[];
	drop: string[];
}

/** Copies snapshots to a folder. */
async function toFolder(folder: string, { ids, drop }: Asked, { data, store, out }: Terminal) {
	const { current, snapshots } = await offer({ data, store, folder, ids, drop });
	out(`${folder} offers ${some(snapshots.length, 'snapshot')}; the current one is ${current}.`);
}

/** Loads snapshots into the ClickHouse that the operator named. */
async function toClickHouse({ ids, drop }: Asked, { store, out, progress }: Terminal) {
	const database = databaseIn(process.env.CLICKHOUSE_URL, process.env.CLICKHOUSE_CLUSTER);
	if (!database) throw new Error('Say where ClickHouse is with CLICKHOUSE_URL.');
	const client = connect(database, true);
	const show = (id: string, done: number, all: number) =>
		progress(`\r${id}: ${done} of ${some(all, 'record')}${done === all ? '\n' : ''}`);
	try {
		const held = await publishTo({ ...database, client, store, ids, drop, progress: show });
		out(`ClickHouse holds ${some(held.length, 'snapshot')}: ${held.join(', ')}.`);
	} finally {
		await client.close();
	}
}

/** Publishes snapshots to where other servers take them from. */
export const publish: Command = {
	usage: 'publish --to FOLDER|clickhouse [--drop ID]… [ID…]',
	about: 'Copies snapshots to a folder that other servers follow, or loads them into ClickHouse.',
	async run(words, terminal) {
		const { values, positionals: ids } = parseArgs({
			args: words,
			options: { to: { type: 'string' }, drop: { type: 'string', multiple: true } },
			allowPositionals: true
		});
		const { to, drop = [] } = values;
		if (!to) throw new Error('Name the folder to publish to, or clickhouse, with --to.');
		try {
			if (to === 'clickhouse') await toClickHouse({ ids, drop }, terminal);
			else await toFolder(to, { ids, drop }, terminal);
			return 0;
		} catch (problem) {
			return tell(problem, terminal);
		}
	}
};
