// Collections of incidents, which the engine finds.
import type { Extent } from '../../domain/extent.ts';
import type { Incident } from '../../domain/incident.ts';
import { conjoin } from '../../query/cql/conjoin.ts';
import type { Box, Property } from '../../query/cql/expression.ts';
import type { Histogram, Tile } from '../../query/engine.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { INCIDENT_PROPERTIES, INCIDENT_TRAITS } from '../flat/incident.ts';
import { valuesOf } from '../flat/property.ts';
import { flatten, footprintOf } from '../flat/record.ts';
import { TILE_LAYERS } from '../tilejson.ts';
import type { Collection, Item, Question, Reach } from './collection.ts';

type Known = Pick<Atlas, 'engine' | 'records' | 'record'>;

/** What tells one collection of incidents from others. */
export interface Incidents extends Pick<
	Collection,
	'id' | 'title' | 'description' | 'dataset' | 'view'
> {
	/** What all of them match; no dataset that may only be counted is among them. */
	filter: Filter;
	/** Whether they are the ones on the map, or those without a place on it. */
	placed: boolean;
}

/** An incident as a feature. */
export function incidentItem(incident: Incident, records: Atlas['records']): Item {
	const flat = flatten(incident, records);
	return {
		id: incident.id,
		geometry: footprintOf(flat.shape),
		values: valuesOf(INCIDENT_PROPERTIES, flat),
		record: incident
	};
}

/** The first and the last day of all bins; bins are whole weeks, months or years, so it may be a little wider. */
function periodOf({ bins, wide, undated }: Histogram): Reach['period'] {
	const all = [...bins, ...wide].filter(({ incidents }) => incidents > 0);
	if (!all.length) return undated ? [null, null] : null;
	const first = all.reduce((least, { from }) => (from < least ? from : least), all[0]!.from);
	const last = all.reduce((most, { to }) => (to > most ? to : most), all[0]!.to);
	// Incidents without one end are counted as undated: the span has to hold them too.
	return undated ? [null, null] : [first, last];
}

/** An extent a thousandth of a degree wider at most, since discs are drawn with corners. */
function outward([west, south, east, north]: Extent): Extent {
	const [down, up] = [Math.floor, Math.ceil].map(
		(round) => (degrees: number) => round(degrees * 1000) / 1000
	) as [(degrees: number) => number, (degrees: number) => number];
	return [
		Math.max(-180, down(west)),
		Math.max(-90, down(south)),
		Math.min(180, up(east)),
		Math.min(90, up(north))
	];
}

/** What is worked out at the first call that does not fail, and then known. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
	let known: Promise<T> | undefined;
	return () => {
		known ??= work().catch((trouble: unknown) => {
			known = undefined;
			throw trouble;
		});
		return known;
	};
}

/** A collection of incidents; pages follow each other newest first. */
export function incidentCollection(
	{ engine, records, record }: Known,
	{ filter, placed, ...about }: Incidents
): Collection {
	function asked({ days, extent, expression }: Question): Filter {
		let all: Filter = { ...filter, ...days };
		// What has no place meets every box.
		if (extent && placed) {
			const args = [{ property: 'geometry' }, { bbox: extent }] as [Property, Box];
			all = conjoin(all, { op: 's_intersects', args });
		}
		return expression === undefined ? all : conjoin(all, expression);
	}
	return {
		...about,
		isPlaced: placed,
		properties: INCIDENT_PROPERTIES,
		traits: INCIDENT_TRAITS,
		...(placed && { tile: (tile: Tile) => engine.tile(filter, tile), tileLayers: TILE_LAYERS }),
		async count(question) {
			const { matched, notPlaced, statements } = await engine.count(asked(question));
			// Of what is not placed, statements are a part, since they lie in no place at all.
			const unplaced = notPlaced - statements;
			return placed ? matched - unplaced : unplaced;
		},
		async page(question, { after, limit }) {
			const request = { kind: 'incident', order: 'newest', limit, placed } as const;
			const page = await engine.page(
				asked(question),
				after === undefined ? request : { ...request, after }
			);
			return { items: page.items.map((one) => incidentItem(one, records)), next: page.next };
		},
		item(id) {
			const incident = record('incident', id);
			if (!incident) return null;
			const { include = [], exclude = [] } = filter.dataset ?? {};
			const isOther = include.length > 0 && !include.includes(incident.dataset);
			if (isOther || exclude.includes(incident.dataset)) return null;
			const item = incidentItem(incident, records);
			return (item.geometry !== null) === placed ? item : null;
		},
		reach: once(async () => {
			const [extent, histogram] = await Promise.all([
				placed ? engine.extent(filter) : null,
				engine.histogram(filter)
			]);
			return { extent: extent && outward(extent), period: periodOf(histogram) };
		})
	};
}
