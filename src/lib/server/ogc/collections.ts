// All collections of the OGC API, from what an atlas lets out.
import { partDatasets } from '../../domain/audience.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import type { Filter } from '../../query/filter.ts';
import type { Atlas } from '../atlas.ts';
import { unlistedIn } from '../audience.ts';
import { config } from '../config.ts';
import { GROUP_PROPERTIES } from '../flat/group.ts';
import { INCIDENT_PROPERTIES, INCIDENT_TRAITS } from '../flat/incident.ts';
import { PRESENCE_PROPERTIES } from '../flat/presence.ts';
import { valuesOf, type Described } from '../flat/property.ts';
import { flatten, footprintOf, TRAITS, type Flat } from '../flat/record.ts';
import { REGION_PROPERTIES } from '../flat/region.ts';
import type { Collection } from './collection.ts';
import { incidentCollection } from './incidents.ts';
import { listCollection, type Entry } from './list.ts';

type Known = Pick<Atlas, 'engine' | 'records' | 'record'>;

const HONEST =
	'A feature is a point only where the place itself is known; what is known to an area is that area.';

const KIND: Described = {
	name: 'kind',
	title: 'Kind',
	description: 'Whether it is something that happened, or a group said to be in an area',
	type: 'string',
	enum: ['incident', 'presence']
};
const ACTIVITY = PRESENCE_PROPERTIES.find(({ name }) => name === 'activity')!;
const LAYER_PROPERTIES: readonly Described[] = [KIND, ...INCIDENT_PROPERTIES, ACTIVITY];

function entryOf(flat: Flat<Incident> | Flat<Presence>): Entry {
	const { record, shape } = flat;
	const isIncident = (one: Flat<Incident> | Flat<Presence>): one is Flat<Incident> =>
		one.record.kind === 'incident';
	const [values, traits] = isIncident(flat)
		? [valuesOf(INCIDENT_PROPERTIES, flat), INCIDENT_TRAITS.map((one) => [one.name, one.of(flat)])]
		: [valuesOf(PRESENCE_PROPERTIES, flat), TRAITS.map((one) => [one.name, one.of(flat)])];
	return {
		id: record.id,
		geometry: footprintOf(shape),
		values,
		record,
		period: record.period,
		traits: Object.fromEntries(traits) as Entry['traits']
	};
}

const bare = (id: string, values: Entry['values'], geometry: Entry['geometry'] = null): Entry => ({
	...{ id, values, geometry, record: null, period: null, traits: {} }
});

function ofIncidents(known: Known, listed: Filter): Collection[] {
	const about = `${HONEST} An empty figure is not reported, not 0.`;
	return [
		incidentCollection(known, {
			id: 'incidents',
			title: 'Incidents',
			description: `All incidents that have a place on the map. ${about}`,
			...{ filter: listed, placed: true, view: '/' }
		}),
		incidentCollection(known, {
			id: 'incidents-not-placed',
			title: 'Incidents not placed',
			description:
				'Incidents of which at most the country is known: records without a geometry. An empty figure is not reported, not 0.',
			...{ filter: listed, placed: false }
		})
	];
}

const ofDataset = (known: Known, dataset: Dataset): Collection =>
	incidentCollection(known, {
		id: `dataset-${dataset.id}`,
		title: `${dataset.title}, ${dataset.version}`,
		description: `The incidents of this dataset that have a place on the map. ${HONEST} Licence: ${dataset.licence}. Cite as: ${dataset.citation}`,
		dataset,
		filter: { dataset: { include: [dataset.id], exclude: [] } },
		view: `/?dataset=${encodeURIComponent(dataset.id)}`,
		placed: true
	});

function ofLayers({ records }: Known): Collection[] {
	return records.layers.map(({ id, title, description }) => {
		const kept = <T extends Incident | Presence>(all: readonly T[]) =>
			all.filter(({ layer }) => layer === id);
		const entries = [
			...kept(records.incidents).map((one) => entryOf(flatten(one, records))),
			...kept(records.presences).map((one) => entryOf(flatten(one, records)))
		].map((entry) => ({
			...entry,
			values: Object.fromEntries(
				LAYER_PROPERTIES.map(({ name }) => [
					name,
					name === 'kind' ? entry.record!.kind : (entry.values[name] ?? null)
				])
			)
		}));
		return listCollection(
			{
				id: `layer-${id}`,
				title,
				description: `${description} ${HONEST}`,
				view: `/?layer=${encodeURIComponent(id)}`,
				isPlaced: true,
				properties: LAYER_PROPERTIES,
				traits: INCIDENT_TRAITS
			},
			entries
		);
	});
}

const ofPresences = ({ records }: Known): Collection =>
	listCollection(
		{
			id: 'presences',
			title: 'Presences',
			description: `Groups said to be in an area. These are no incidents. ${HONEST}`,
			isPlaced: true,
			properties: PRESENCE_PROPERTIES,
			traits: TRAITS
		},
		records.presences.map((one) => entryOf(flatten(one, records)))
	);

const ofGroups = ({ records }: Known): Collection =>
	listCollection(
		{
			id: 'groups',
			title: 'Groups',
			description: 'Organised armed actors, as records without a geometry.',
			...{ isPlaced: false, properties: GROUP_PROPERTIES, traits: [] }
		},
		records.groups.map((group) => bare(group.id, valuesOf(GROUP_PROPERTIES, group)))
	);

const ofRegions = ({ records }: Known): Collection =>
	listCollection(
		{
			id: 'regions',
			title: 'Regions',
			description:
				'Outlines of countries, provinces, districts and areas, simplified. Boundaries do not imply endorsement of a claim.',
			...{ isPlaced: true, properties: REGION_PROPERTIES, traits: [] }
		},
		records.regions.map((region) =>
			bare(region.id, valuesOf(REGION_PROPERTIES, region), region.geometry)
		)
	);

const made = new WeakMap<Atlas['records'], Map<string, Collection>>();

/** The collections by id, in the order in which they are listed; the same ones at every call. */
export function collectionsOf(known: Known): ReadonlyMap<string, Collection> {
	const { records } = known;
	const held = made.get(records);
	if (held) return held;
	const parted = partDatasets(records.datasets, config().audience);
	const unlisted = unlistedIn(parted);
	const listed: Filter = unlisted.size ? { dataset: { include: [], exclude: [...unlisted] } } : {};
	const all = [
		...ofIncidents(known, listed),
		...records.datasets.filter(({ id }) => !unlisted.has(id)).map((one) => ofDataset(known, one)),
		...ofLayers(known),
		...[ofPresences(known), ofGroups(known), ofRegions(known)]
	];
	const collections = new Map(all.map((one) => [one.id, one]));
	made.set(records, collections);
	return collections;
}
