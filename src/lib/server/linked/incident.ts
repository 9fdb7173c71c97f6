// An incident's page as schema.org tells of it: a report about something that is said to have happened, and by whom.
import type { IncidentDetail } from '../../query/answer.ts';
import { pathOf } from '../../query/address.ts';
import { ATLAS } from '../../query/name.ts';
import type { Atlas } from '../atlas.ts';
import { directoryOf } from '../directory.ts';
import { shapeOf } from '../shape.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { formatLinked } from './text.ts';

/** JSON-LD of an incident; no coordinates where its place is not known itself. */
export function linkIncident(
	known: Atlas,
	{ row, dataset }: IncidentDetail,
	origin: string
): string {
	const record = known.record('incident', row.id);
	const shape = record && shapeOf(record, known.records);
	const position = shape?.drawing === 'symbol' ? shape.position : null;
	const { sources } = directoryOf(known.records);
	const cited = (record ? sourcesOf(record) : []).flatMap((id) => sources.get(id) ?? []);
	const url = origin + pathOf('incident', row.id);
	return formatLinked({
		'@type': 'Report',
		'@id': url,
		url,
		name: row.title,
		headline: row.title,
		...(row.earliest && row.latest && { temporalCoverage: `${row.earliest}/${row.latest}` }),
		contentLocation: {
			'@type': 'Place',
			name: row.place,
			...(position && {
				geo: { '@type': 'GeoCoordinates', longitude: position[0], latitude: position[1] }
			})
		},
		publisher: { '@type': 'Organization', name: ATLAS, url: origin },
		...(dataset && {
			license: dataset.licenceURL ?? dataset.licence,
			isPartOf: {
				'@type': 'Dataset',
				name: dataset.title,
				version: dataset.version,
				description: dataset.citation
			}
		}),
		citation: cited.map(({ title, label, URL: address }) => ({
			'@type': 'CreativeWork',
			name: title ?? label,
			...(address !== undefined && { url: address })
		}))
	});
}
