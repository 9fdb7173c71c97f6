import type { Fault } from '../domain/fault.ts';
import type { Place } from '../domain/place.ts';
import { readPlaces } from '../formats/places.ts';
import { readText } from './data.ts';

const PLACES = 'places.csv';

/** What is wrong with the gazetteer of a data folder, or that there is none. */
export async function checkGazetteer(folder: string): Promise<Fault[]> {
	const text = await readText(folder, PLACES);
	return typeof text === 'string' ? (await readPlaces(text, PLACES)).faults : [text];
}

/** The named places of a data folder, in the order of the file; none where there is no file. */
export async function readGazetteer(folder: string): Promise<Place[]> {
	const text = await readText(folder, PLACES);
	return typeof text === 'string' ? (await readPlaces(text, PLACES)).places : [];
}
