import type { Place } from '../domain/place.ts';
import { readPlaces } from '../formats/places.ts';
import { readText } from './data.ts';

/** The named places of a data folder, in the order of the file; none where there is no file. */
export async function readGazetteer(folder: string): Promise<Place[]> {
	const text = await readText(folder, 'places.csv');
	return typeof text === 'string' ? readPlaces(text, 'places.csv').places : [];
}
