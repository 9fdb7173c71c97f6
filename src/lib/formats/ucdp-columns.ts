import type { Line } from './layout.ts';

/** The columns of UCDP GED that become something of ours; all others are kept as codes. */
export const columns = {
	id: ['id', 'event_id'],
	year: ['year'],
	type: ['type_of_violence', 'type_of_vi', 'violence_type'],
	sideA: ['side_a', 'side_a_name'],
	sideAId: ['side_a_new_id', 'side_a_id', 'side_a_dset_id', 'side_a_new'],
	sideB: ['side_b', 'side_b_name'],
	sideBId: ['side_b_new_id', 'side_b_id', 'side_b_dset_id', 'side_b_new'],
	wherePrecision: ['where_prec'],
	where: ['where_coordinates', 'where_coor', 'location'],
	adm1: ['adm_1', 'adm1'],
	adm2: ['adm_2', 'adm2'],
	latitude: ['latitude', 'lat'],
	longitude: ['longitude', 'lon', 'long'],
	wkt: ['geom_wkt', 'geom'],
	country: ['country', 'country_name'],
	datePrecision: ['date_prec'],
	start: ['date_start', 'start_date'],
	end: ['date_end', 'end_date'],
	deathsA: ['deaths_a'],
	deathsB: ['deaths_b'],
	civilians: ['deaths_civilians', 'deaths_civ', 'deaths_civilian'],
	unknown: ['deaths_unknown', 'deaths_unk'],
	best: ['best', 'best_est', 'best_estimate', 'best_death', 'best_deaths', 'deaths_best'],
	high: ['high', 'high_est', 'high_estimate', 'high_death', 'high_deaths', 'deaths_high'],
	low: ['low', 'low_est', 'low_estimate', 'low_death', 'low_deaths', 'deaths_low']
};

export type Key = keyof typeof columns;
export type Row = Line<Key>;
