// Where ClickHouse is, as the operator says it.

/** A ClickHouse that answers or is loaded into. */
export interface Database {
	/** With name and password, without a path. */
	url: string;
	database: string;
	/** The name of a cluster in its configuration. */
	cluster?: string;
}

/** The database's name where the address has none. */
const DATABASE = 'incident_atlas';
const NAME = /^[A-Za-z_]\w{0,63}$/;
const HOW = 'expected an address as http://user:password@127.0.0.1:8123/incident_atlas';

/** Reads `CLICKHOUSE_URL` and `CLICKHOUSE_CLUSTER`; null where there is none, throws a sentence where it is wrong. */
export function databaseIn(text = '', cluster = ''): Database | null {
	if (!text) return null;
	const url = URL.parse(text);
	// An address may hold a password: it is not said what was found.
	if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
		throw new Error(`CLICKHOUSE_URL is no address of a ClickHouse server; ${HOW}.`);
	const database = decodeURIComponent(url.pathname.slice(1)) || DATABASE;
	if (!NAME.test(database))
		throw new Error(`CLICKHOUSE_URL names the database “${database.slice(0, 80)}”; ${HOW}.`);
	if (cluster && !NAME.test(cluster))
		throw new Error(
			`CLICKHOUSE_CLUSTER is “${cluster.slice(0, 80)}”; expected a name of letters, digits and _.`
		);
	url.pathname = '';
	return { url: url.href, database, ...(cluster && { cluster }) };
}

const ENGINES = ['columns', 'clickhouse'];

/** The ClickHouse that answers; null where columns in memory do. Throws a sentence where the operator named neither. */
export function engineNamed(name = '', database: Database | null): Database | null {
	if (name && !ENGINES.includes(name))
		throw new Error(
			`ATLAS_ENGINE is “${name.slice(0, 80)}”; expected ${ENGINES.join(' or ')}. Nothing is served.`
		);
	if (name !== 'clickhouse') return null;
	if (database) return database;
	throw new Error(
		`ATLAS_ENGINE is clickhouse and CLICKHOUSE_URL is not set; ${HOW}. Nothing is served.`
	);
}
