import { createEngine } from '../columns/engine.ts';
import type { Fault } from '../domain/fault.ts';
import type { Records } from '../domain/records.ts';
import type { Place } from '../domain/place.ts';
import type { Engine } from '../query/engine.ts';
import { snapshotOf } from './canonical.ts';
import { config } from './config.ts';
import { readData } from './data.ts';
import { readGazetteer } from './gazetteer.ts';
import { indexOf } from './search.ts';

/** All that the server answers from. */
export interface Atlas {
	records: Records;
	engine: Engine;
	places: Place[];
	faults: Fault[];
}

let opened: Promise<Atlas> | undefined;

async function open(): Promise<Atlas> {
	const { data } = config();
	const [{ records, faults }, places] = await Promise.all([readData(data), readGazetteer(data)]);
	// Made now, so that the first reader who types waits for nothing.
	indexOf({ records, places });
	return {
		records,
		faults,
		places,
		engine: createEngine(records, { snapshot: snapshotOf(records) })
	};
}

/** The atlas, read from disk at the first call and kept. */
export const atlas = (): Promise<Atlas> => (opened ??= open());
