import type { AreaColumns } from './area.ts';
import type { Workplace } from './desk.ts';
import type { Dictionary } from './dictionary.ts';
import type { Lettering } from './lettering.ts';
import type { Columns, Periods, Table } from './table.ts';

/** The middle of a disc, with its radius in metres; or where what stands for an outline is drawn. */
export interface AreaPlace {
	lon: number;
	lat: number;
	/** Null for an outline. */
	radius: number | null;
	/** The region that it is. */
	region: string | null;
}

/** What tiles read of the incidents. */
export interface TileSource extends Pick<
	Table,
	'points' | 'placed' | 'morton' | 'lon' | 'lat' | 'area' | 'drawn' | 'codes'
> {
	periods: Periods;
	/** Where they are added up. */
	desk: Workplace;
	types: Dictionary;
	precisions: Dictionary;
	lettering: Lettering;
	/** All areas: the rows of each follow each other, in the order of areas. */
	areas: AreaColumns;
	placeOfArea: (area: number) => AreaPlace;
}

/** The incidents of some columns. */
export function tileSourceOf(
	{ tables, dictionaries, areas, periods, lettering }: Columns,
	desk: Workplace
): TileSource {
	const { outline, lon, lat, radius } = areas.columns;
	return {
		...tables.incident,
		periods,
		desk,
		types: dictionaries.type,
		precisions: dictionaries.precision,
		lettering,
		areas: areas.columns,
		placeOfArea: (area) => ({
			lon: lon[area]!,
			lat: lat[area]!,
			radius: outline[area]! < 0 ? radius[area]! : null,
			// A disc lies in a region; it is not that region.
			region: outline[area]! < 0 ? null : areas.regionOf(area)
		})
	};
}
