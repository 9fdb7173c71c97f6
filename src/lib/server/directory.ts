import type { Dataset } from '../domain/dataset.ts';
import type { Group, Relation } from '../domain/group.ts';
import type { Incident } from '../domain/incident.ts';
import type { Presence } from '../domain/presence.ts';
import type { Layer, Records } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import type { Source } from '../domain/source.ts';
import type { Statement } from '../domain/statement.ts';
import type { IncidentType } from '../domain/taxonomy.ts';
import type { Ref } from '../query/answer.ts';

/** Everything the atlas knows by id, and what refers to what; made once for one state of the records. */
export interface Directory {
	layers: Map<string, Layer>;
	/** Of what is kept in memory. */
	incidents: Map<string, Incident>;
	statements: Map<string, Statement>;
	presences: Map<string, Presence>;
	groups: Map<string, Group>;
	sources: Map<string, Source>;
	datasets: Map<string, Dataset>;
	types: Map<string, IncidentType>;
	regions: Map<string, Region>;
	/** Incident id to the statements that speak of it. */
	speaking: Map<string, Statement[]>;
	/** Group id to the relations that name it at either end. */
	relations: Map<string, Relation[]>;
	/** Region id to the regions right below it. */
	children: Map<string, Region[]>;
}

const byId = <T extends { id: string }>(things: T[]) =>
	new Map(things.map((thing) => [thing.id, thing]));

function grouped<T>(things: T[], keysOf: (thing: T) => (string | null)[]): Map<string, T[]> {
	const map = new Map<string, T[]>();
	for (const thing of things)
		for (const key of new Set(keysOf(thing))) {
			if (key === null) continue;
			const found = map.get(key);
			if (found) found.push(thing);
			else map.set(key, [thing]);
		}
	return map;
}

const made = new WeakMap<Records, Directory>();

/** The directory of these records; the same one at every call. */
export function directoryOf(records: Records): Directory {
	const known = made.get(records);
	if (known) return known;
	const directory: Directory = {
		layers: byId(records.layers),
		incidents: byId(records.incidents),
		statements: byId(records.statements),
		presences: byId(records.presences),
		groups: byId(records.groups),
		sources: byId(records.sources),
		datasets: byId(records.datasets),
		types: byId(records.types),
		regions: byId(records.regions),
		speaking: grouped(records.statements, ({ incidents }) => incidents),
		relations: grouped(records.relations, ({ from, to }) => [from, to]),
		children: grouped(records.regions, ({ parent }) => [parent])
	};
	made.set(records, directory);
	return directory;
}

/** A region and those that hold it, finest first; empty for an unknown id. */
export function regionsUp({ regions }: Directory, id: string | null | undefined): Ref[] {
	const found: Ref[] = [];
	let region = id ? regions.get(id) : undefined;
	while (region && !found.some((other) => other.id === region?.id)) {
		found.push({ id: region.id, name: region.name });
		region = region.parent ? regions.get(region.parent) : undefined;
	}
	return found;
}

/** The type at the top of a type's branch, as `attack`; the id itself where the taxonomy lacks it. */
export function classOf({ types }: Directory, id: string): string {
	let type = types.get(id);
	for (let step = 0; type?.parent && step < types.size; step++) type = types.get(type.parent);
	return type?.id ?? id;
}
