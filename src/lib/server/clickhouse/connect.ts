import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Client } from '../../clickhouse/asker.ts';
import type { Database } from './settings.ts';

/** Milliseconds after which a connection that says nothing is given up; longer than any question may take. */
const PATIENCE = 30_000;
/** While rows are loaded, a server may take its time. */
const LOADING = 600_000;

const clients = new Map<string, Client>();

/** The client of a database, one for all questions; or one to load with. */
export function connect({ url }: Database, isLoading = false): Client {
	const open = () =>
		createClient({
			url,
			application: 'incident-atlas',
			// What goes wrong is thrown and said in our words; its own log would tell what readers ask.
			log: { level: ClickHouseLogLevel.OFF },
			request_timeout: isLoading ? LOADING : PATIENCE,
			max_open_connections: 32,
			compression: { response: true, request: isLoading },
			// Long lists of values go into the body: an address has its limits.
			use_multipart_params_auto: true
		});
	if (isLoading) return open();
	const known = clients.get(url) ?? open();
	clients.set(url, known);
	return known;
}

/**
 * How questions are asked of a database. A question that nobody waits for any more is ended by the server, which does
 * so for those that only read.
 */
export const asking = (database: Database) => ({
	client: connect(database),
	database: database.database,
	settings: { readonly: '2', cancel_http_readonly_queries_on_client_close: 1 } as const
});
