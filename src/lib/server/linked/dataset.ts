// A view as schema.org tells search engines for data of it.
// https://schema.org/Dataset · https://developers.google.com/search/docs/appearance/structured-data/dataset
import type { Extent } from '../../domain/extent.ts';
import type { FacetValue, Histogram } from '../../query/engine.ts';
import { downloadHref, DOWNLOADS } from '../../query/download.ts';
import { ATLAS } from '../../query/name.ts';
import { hrefOf, initialView, type View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { dayOfData } from '../caption.ts';
import { directoryOf } from '../directory.ts';
import { FORMATS } from '../export/formats.ts';
import { formatLinked } from './text.ts';

/** What a page knows of its view. */
interface Shown {
	view: View;
	histogram: Histogram;
	extent: Extent | null;
	facets: { dataset: FacetValue[] };
	words: { title: string; caption: string };
}

/** From the first to the last bin, which hold all days that are known, as ISO 8601; nothing where none is. */
function coverageOf({ bins, wide }: Histogram): object {
	const all = [...bins, ...wide];
	const first = all.reduce((least, { from }) => (from < least ? from : least), '9999');
	const last = all.reduce((most, { to }) => (to > most ? to : most), '');
	return all.length ? { temporalCoverage: `${first}/${last}` } : {};
}

/** South and west before north and east, as schema.org writes a box. */
const placeOf = ([west, south, east, north]: Extent) => ({
	spatialCoverage: {
		'@type': 'Place',
		geo: { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` }
	}
});

/** JSON-LD of a view. */
export function linkDataset(known: Atlas, shown: Shown, origin: string): string {
	const { view, histogram, extent, facets, words } = shown;
	const { datasets } = directoryOf(known.records);
	const used = facets.dataset.flatMap(({ value, count }) =>
		count && value !== null ? (datasets.get(value) ?? []) : []
	);
	const licences = [...new Set(used.map(({ licence, licenceURL }) => licenceURL ?? licence))];
	const day = dayOfData(known);
	return formatLinked({
		'@type': 'Dataset',
		name: words.title,
		description: words.caption,
		url: origin + hrefOf({ ...initialView, filter: view.filter }, {}, '/'),
		version: known.engine.snapshot,
		isAccessibleForFree: true,
		creator: { '@type': 'Organization', name: ATLAS, url: origin },
		...(day !== null && { dateModified: day }),
		...(licences.length && { license: licences }),
		...(used.length && {
			isBasedOn: used.map(({ title, citation, version }) => ({
				...{ '@type': 'Dataset', name: title, version, description: citation }
			}))
		}),
		...coverageOf(histogram),
		...(extent && placeOf(extent)),
		distribution: DOWNLOADS.map(({ ending, name }) => ({
			'@type': 'DataDownload',
			name,
			encodingFormat: FORMATS[ending]?.type.split(';')[0],
			contentUrl: origin + downloadHref(view, ending)
		}))
	});
}
