import type { AreaPlace } from './area.ts';
import type { Dictionary } from './dictionary.ts';
import type { Columns, Periods, Table } from './table.ts';

/** What tiles read of the incidents. */
export interface TileSource extends Pick<
	Table,
	'points' | 'placed' | 'morton' | 'lon' | 'lat' | 'area' | 'drawn' | 'codes'
> {
	periods: Periods;
	/** By code of casualties; `best` is -1 and the others 0 where nothing was reported. */
	killed: Columns['casualties']['killed'];
	types: Dictionary;
	precisions: Dictionary;
	/** Where each area is drawn, by its number. */
	placesOfAreas: () => AreaPlace[];
}

/** The incidents of some columns. */
export function tileSourceOf({
	tables,
	dictionaries,
	areas,
	periods,
	casualties
}: Columns): TileSource {
	const { outline, nested, region, outlines, regionOutline } = areas.columns;

	/** What stands for the whole of a region is drawn where that one is, by whatever outline it is known. */
	function placeOf(area: number): AreaPlace {
		const place = areas.place(area);
		const code = region[area]!;
		// A disc is drawn as itself: the region that it lies in is known, but it is not that region.
		if (!nested[area] || outline[area]! < 0) return place;
		const named = dictionaries.region.values[code] ?? null;
		const own = regionOutline[code] ?? -1;
		if (own < 0) return { ...place, region: named };
		const [lon, lat] = [outlines.anchorLon[own]!, outlines.anchorLat[own]!];
		return { lon, lat, radius: null, region: named };
	}
	return {
		...tables.incident,
		periods,
		killed: casualties.killed,
		types: dictionaries.type,
		precisions: dictionaries.precision,
		placesOfAreas: () => Array.from(outline, (_, area) => placeOf(area))
	};
}
