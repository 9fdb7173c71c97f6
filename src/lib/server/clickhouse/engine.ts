// The engine of a snapshot that answers from ClickHouse: what is asked belongs to a request, and ends with it.
import type { ClickHouseSettings } from '@clickhouse/client';
import { Unavailable, type Asking, type Client } from '../../clickhouse/asker.ts';
import { createClickHouseEngine, type Mask } from '../../clickhouse/engine.ts';
import { loadedSince } from '../../clickhouse/load.ts';
import type { Records } from '../../domain/records.ts';
import type { Redaction } from '../../domain/redaction.ts';
import type { Kind } from '../../domain/records.ts';
import type { Get } from '../../query/cql/value.ts';
import type { Engine } from '../../query/engine.ts';
import type { Redactor } from '../redacting.ts';
import { currentTurn, refusing } from '../turn.ts';

/** ClickHouse has not got a snapshot whole, which somebody may load. */
export class NotLoaded extends Unavailable {
	override name = 'NotLoaded';
	constructor(snapshot: string) {
		super(
			`The data ${snapshot} has not been loaded into ClickHouse; npm run atlas -- publish --to clickhouse ${snapshot} does it.`,
			60
		);
	}
}

/** What an engine on ClickHouse is opened with. */
export interface Opening {
	client: Client;
	database: string;
	settings?: ClickHouseSettings;
	snapshot: string;
	lists: Records;
	redactor: Redactor;
	/** Reads what conditions ask of a record as it is shown now; null where nothing is. */
	valuesOf: (kind: Kind, id: string) => Get | null;
}

const KINDS = ['incident', 'statement', 'presence'] as const;
const idsOf = (redactions: readonly Redaction[]): Mask['uncounted'] =>
	Object.fromEntries(
		KINDS.map((kind) => [kind, redactions.filter((one) => one.kind === kind).map(({ id }) => id)])
	);

/**
 * Opens it; throws an Unavailable where ClickHouse does not answer, a NotLoaded where it has not got the snapshot whole.
 * Every question throws so, too: what is asked while a snapshot is dropped finds fewer rows, or none, and that is no answer.
 */
export async function openEngine(opening: Opening): Promise<Engine> {
	const { client, database, settings, snapshot, lists, redactor, valuesOf } = opening;
	let isOpen = false;
	const asking: Asking = {
		...{ client, database, ...(settings && { settings }) },
		// Opening is for all readers, and does not end with the one who came first.
		signal: () => (isOpen ? currentTurn()?.signal : undefined)
	};
	let opened = await open();
	isOpen = true;

	async function open() {
		const since = await loadedSince(asking, snapshot);
		if (since === null) throw new NotLoaded(snapshot);
		const engine = await createClickHouseEngine({
			...asking,
			snapshot,
			lists,
			valuesOf,
			mask: { uncounted: idsOf(redactor.uncounted), unsearched: idsOf(redactor.unsearched) },
			shown: (kind: Kind, record) => redactor.apply(kind, record)
		});
		return { since, engine };
	}
	/** Asks; an answer counts when the snapshot is still the one that was opened. */
	async function ask<T>(question: (engine: Engine) => Promise<T>): Promise<T> {
		const { since, engine } = opened;
		const [answer] = await Promise.allSettled([question(engine)]);
		// What ClickHouse refused is refused, whatever is loaded.
		if (answer.status === 'rejected' && answer.reason instanceof Unavailable) throw answer.reason;
		const now = await loadedSince(asking, snapshot);
		if (now === null) throw new NotLoaded(snapshot);
		if (now !== since) {
			// Dropped and loaded again: what is kept of its areas may be of the rows before.
			opened = await open();
			return ask(question);
		}
		if (answer.status === 'rejected') throw answer.reason;
		return answer.value;
	}
	return {
		snapshot,
		count: (filter) => refusing(ask((engine) => engine.count(filter))),
		facets: (filter) => refusing(ask((engine) => engine.facets(filter))),
		histogram: (filter) => refusing(ask((engine) => engine.histogram(filter))),
		page: (filter, request) => refusing(ask((engine) => engine.page(filter, request))),
		record: (kind, id) => refusing(ask((engine) => engine.record(kind, id))),
		extent: (filter) => refusing(ask((engine) => engine.extent(filter))),
		tile: (filter, tile) => refusing(ask((engine) => engine.tile(filter, tile))),
		tiles: (filter, tiles) => refusing(ask((engine) => engine.tiles(filter, tiles)))
	};
}
