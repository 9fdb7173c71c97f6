import type { Line } from './layout.ts';

/** The columns of ACLED that become something of ours; all others are kept as codes. */
export const columns = {
	id: ['event_id_cnty'],
	number: ['event_id_no_cnty'],
	dataId: ['data_id'],
	iso: ['iso3', 'iso', 'gwno'],
	date: ['event_date'],
	timePrecision: ['time_precision', 'time_prec'],
	eventType: ['event_type'],
	subEvent: ['sub_event_type'],
	actor1: ['actor1', 'actor_1'],
	actor2: ['actor2', 'actor_2'],
	inter1: ['inter1', 'inter_1'],
	inter2: ['inter2', 'inter_2'],
	country: ['country'],
	admin1: ['admin1', 'admin_1'],
	location: ['location'],
	latitude: ['latitude'],
	longitude: ['longitude'],
	geoPrecision: ['geo_precision', 'geo_precis', 'geo_prec'],
	notes: ['notes'],
	fatalities: ['fatalities']
};

export type Key = keyof typeof columns;
export type Row = Line<Key>;
