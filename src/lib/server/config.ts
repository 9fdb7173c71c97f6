import { AUDIENCES, type Audience } from '../domain/audience.ts';
import { databaseIn, engineNamed } from './clickhouse/settings.ts';
import { sourceAt } from './replica/source.ts';

/** Whom the atlas answers; throws a sentence where the operator named nobody that there is. */
export function audienceNamed(name: string | undefined): Audience {
	if (!name) return 'public';
	const audience = AUDIENCES.find((each) => each === name);
	if (audience) return audience;
	throw new Error(
		`ATLAS_AUDIENCE is “${name.slice(0, 80)}”; expected ${AUDIENCES.join(' or ')}. Nothing is served.`
	);
}

const ANCESTOR = /^(\*|'self'|'none'|https?:|(https?:\/\/)?(\*\.)?[a-z\d.-]+(:(\d+|\*))?)$/i;

/** Who may frame embeds, as sources of a Content-Security-Policy; throws a sentence where one is none. */
export function ancestorsIn(text: string | undefined): string {
	const sources = (text ?? '').split(/[\s,]+/).filter(Boolean);
	const wrong = sources.find((source) => !ANCESTOR.test(source));
	if (wrong !== undefined)
		throw new Error(
			`ATLAS_FRAME_ANCESTORS holds “${wrong.slice(0, 80)}”; expected *, 'self', 'none' or hosts as https://example.org, with spaces between. Nothing is served.`
		);
	return sources.join(' ') || '*';
}

/** Where snapshots come from; throws a sentence where that is nowhere, or where they would be changed here, too. */
export function sourceIn(name = '', token = ''): string {
	if (name) sourceAt(name);
	if (name && token)
		throw new Error(
			'ATLAS_SNAPSHOT_SOURCE and ATLAS_ADMIN_TOKEN are both set; expected one: who follows a source imports nothing. Nothing is served.'
		);
	return name;
}

const LOGS = ['', 'requests', 'addresses'] as const;

/** What is logged beside sentences; throws a sentence where the operator named something else. */
export function logNamed(name = ''): (typeof LOGS)[number] {
	const log = LOGS.find((each) => each === name);
	if (log !== undefined) return log;
	throw new Error(
		`ATLAS_LOG is “${name.slice(0, 80)}”; expected requests or addresses. Nothing is served.`
	);
}

/** Who may read the metrics; throws a sentence where a token is too short to be one. */
export function metricsFor(text = ''): string {
	if (text === '' || text === 'open' || text.length >= 16) return text;
	throw new Error(
		'ATLAS_METRICS is shorter than 16 signs; expected open, or a token. Nothing is served.'
	);
}

/** What the operator sets, read once a call so that a test can set it too. */
export const config = () => ({
	audience: audienceNamed(process.env.ATLAS_AUDIENCE),
	/** Folder of the hand-kept data. */
	data: process.env.ATLAS_DATA || 'data',
	/** Folder of snapshots and of the files that analysts brought. */
	store: process.env.ATLAS_STORE || 'var',
	/** Folder or address of snapshots that somebody else publishes; empty where this atlas builds its own. */
	source: sourceIn(process.env.ATLAS_SNAPSHOT_SOURCE, process.env.ATLAS_ADMIN_TOKEN),
	/** The ClickHouse that answers; null where columns in memory do. */
	clickhouse: engineNamed(
		process.env.ATLAS_ENGINE,
		databaseIn(process.env.CLICKHOUSE_URL, process.env.CLICKHOUSE_CLUSTER)
	),
	/** Empty: sentences only. `requests`: JSON, one line a request. `addresses`: with what was asked. */
	log: logNamed(process.env.ATLAS_LOG),
	/** Who may read /metrics: nobody, all (`open`), or who knows this token. */
	metrics: metricsFor(process.env.ATLAS_METRICS),
	/** Who may frame embeds. */
	ancestors: ancestorsIn(process.env.ATLAS_FRAME_ANCESTORS),
	/** Where the basemap's archive may be: set, in the sources, or in what was built. */
	basemaps: [
		process.env.ATLAS_BASEMAP || 'static/basemap.pmtiles',
		'static/basemap.pmtiles',
		'build/client/basemap.pmtiles'
	],
	/** Where to report an error; empty where the operator gave none. */
	contact: process.env.ATLAS_CONTACT || ''
});
