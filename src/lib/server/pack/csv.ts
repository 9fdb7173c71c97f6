// Records of a pack as a table.
import type { LayerFeature } from '../../cartography/feature.ts';
import { lineOf } from '../export/csv.ts';
import type { Cell } from '../export/table.ts';

type Column = [name: string, of: (feature: LayerFeature) => Cell];

const anchorOf = ({ geometry, properties }: LayerFeature): [number, number] | null =>
	geometry?.type === 'Point' ? (geometry.coordinates as [number, number]) : properties.anchor;

/** One line a record; `lon` and `lat` of an area are where its label stands, which `drawing` tells. */
const COLUMNS: Column[] = [
	['id', ({ properties }) => properties.id],
	['kind', ({ properties }) => properties.kind],
	['title', ({ properties }) => properties.title],
	['type', ({ properties }) => properties.type],
	['earliest', ({ properties }) => properties.earliest],
	['latest', ({ properties }) => properties.latest],
	['when', ({ properties }) => properties.when],
	['place', ({ properties }) => properties.place],
	['region', ({ properties }) => properties.region],
	['precision', ({ properties }) => properties.precision],
	['drawing', ({ properties }) => properties.drawing],
	['lon', (feature) => anchorOf(feature)?.[0] ?? null],
	['lat', (feature) => anchorOf(feature)?.[1] ?? null],
	['killed_low', ({ properties }) => properties.killed_low],
	['killed_best', ({ properties }) => properties.killed_best],
	['killed_high', ({ properties }) => properties.killed_high],
	['groups', ({ properties }) => properties.groups.join('; ')],
	['standings', ({ properties }) => properties.standings.join('; ')],
	['page', ({ properties }) => properties.url]
];

/** Records as CSV with a line of names; lines end as RFC 4180 wants. */
export const formatTable = (features: readonly LayerFeature[]): string =>
	[
		lineOf(COLUMNS.map(([name]) => name)),
		...features.map((one) => lineOf(COLUMNS.map(([, of]) => of(one))))
	].join('');
