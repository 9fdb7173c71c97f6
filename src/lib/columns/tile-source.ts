import type { AreaColumns } from './area.ts';
import type { Dictionary } from './dictionary.ts';
import type { Figures } from './figures.ts';
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
	/**
	 * By code of casualties four numbers, side by side since all are read at once: low, best and high of the killed,
	 * then room. Best is -1 and the others are 0 where nothing was reported.
	 */
	killed: Int32Array;
	types: Dictionary;
	precisions: Dictionary;
	lettering: Lettering;
	/** All areas: the rows of each follow each other, in the order of areas. */
	areas: AreaColumns;
	placeOfArea: (area: number) => AreaPlace;
}

function sideBySide({ low, best, high }: Figures): Int32Array {
	const numbers = new Int32Array(best.length * 4);
	for (let code = 0, at = 0; code < best.length; code++, at += 4) {
		numbers[at] = low[code]!;
		numbers[at + 1] = best[code]!;
		numbers[at + 2] = high[code]!;
	}
	return numbers;
}

/** The incidents of some columns. */
export function tileSourceOf({
	tables,
	dictionaries,
	areas,
	periods,
	casualties,
	lettering
}: Columns): TileSource {
	const { outline, lon, lat, radius } = areas.columns;
	return {
		...tables.incident,
		periods,
		killed: sideBySide(casualties.killed),
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
