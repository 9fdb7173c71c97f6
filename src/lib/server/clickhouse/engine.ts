// The engine of a snapshot that answers from ClickHouse: what is asked belongs to a request, and ends with it.
import type { ClickHouseSettings } from '@clickhouse/client';
import { Unavailable, type Client } from '../../clickhouse/asker.ts';
import { createClickHouseEngine, type Mask } from '../../clickhouse/engine.ts';
import { isLoaded } from '../../clickhouse/load.ts';
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

/** Opens it; throws an Unavailable where ClickHouse does not answer, a NotLoaded where it has not got the snapshot whole. */
export async function openEngine(opening: Opening): Promise<Engine> {
	const { client, database, settings, snapshot, lists, redactor, valuesOf } = opening;
	const asking = { client, database, ...(settings && { settings }) };
	if (!(await isLoaded(asking, snapshot))) throw new NotLoaded(snapshot);
	const engine = await createClickHouseEngine({
		...asking,
		snapshot,
		lists,
		valuesOf,
		mask: { uncounted: idsOf(redactor.uncounted), unsearched: idsOf(redactor.unsearched) },
		shown: (kind: Kind, record) => redactor.apply(kind, record),
		signal: () => currentTurn()?.signal
	});
	return {
		snapshot,
		count: (filter) => refusing(engine.count(filter)),
		facets: (filter) => refusing(engine.facets(filter)),
		histogram: (filter) => refusing(engine.histogram(filter)),
		page: (filter, request) => refusing(engine.page(filter, request)),
		record: (kind, id) => refusing(engine.record(kind, id)),
		extent: (filter) => refusing(engine.extent(filter)),
		tile: (filter, tile) => refusing(engine.tile(filter, tile)),
		tiles: (filter, tiles) => refusing(engine.tiles(filter, tiles))
	};
}
