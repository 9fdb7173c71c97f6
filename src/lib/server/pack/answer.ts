// Answers /figure.zip: a view as everything that a report needs, pinned to the data it was made of.
import { strToU8, zipSync, type Zippable } from 'fflate';
import { hrefOf } from '../../query/view.ts';
import { ask } from '../ask.ts';
import { captionView, dayOfData } from '../caption.ts';
import { formatBibtex } from '../cite/bibtex.ts';
import { citedBy, itemsOf } from '../cite/cited.ts';
import { formatRis } from '../cite/ris.ts';
import { formatCited } from '../cite/text.ts';
import { answerFigure } from '../figure/answer.ts';
import { unlistedOf } from '../unlisted.ts';
import { formatTable } from './csv.ts';
import { dataOf, MOST_PACKED } from './data.ts';
import { formatReadme } from './readme.ts';

const FORMATS = ['svg', 'png', 'pdf'] as const;
/** Pictures are packed already. */
const AS_IS = { level: 0 } as const;

/** The pack of an address; what a figure of it would be refused with, where none can be drawn. */
export async function answerPack({
	url,
	request
}: {
	url: URL;
	request: Request;
}): Promise<Response> {
	const asked = await ask(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view } = asked;
	const { snapshot } = known.engine;
	const pinned = new URL(url);
	pinned.searchParams.set('snapshot', snapshot);
	const files: Zippable = {};
	for (const format of FORMATS) {
		const plain = new Request(pinned, { signal: request.signal });
		const drawn = await answerFigure({ url: pinned, request: plain }, format);
		if (!drawn.ok) return drawn;
		const bytes = new Uint8Array(await drawn.arrayBuffer());
		files[`figure.${format}`] = format === 'svg' ? bytes : [bytes, AS_IS];
	}
	const day = await dayOfData(known);
	// The day of the data stands for the day of access, so that the same question gives the same pack.
	const today = day ?? new Date().toISOString().slice(0, 10);
	const [words, cited, data, unlisted] = await Promise.all([
		captionView(known, { ...view, snapshot }),
		citedBy(known, { ...view, snapshot }, { origin: url.origin, today }),
		dataOf(known, view.filter),
		unlistedOf(known, view.filter)
	]);
	const items = itemsOf(cited);
	const texts: Record<string, string> = {
		'README.txt': formatReadme({
			title: words.title,
			address: url.origin + hrefOf({ ...view, snapshot }, {}, '/'),
			...{ snapshot, day, cited, most: MOST_PACKED },
			records: data && data.length,
			unlisted: unlisted.reduce((sum, { incidents }) => sum + incidents, 0)
		}),
		'caption.txt': `${words.caption}\r\n`,
		'alternative-text.txt': `${words.alt}\r\n`,
		'sources.txt': formatCited(cited, 'plain'),
		'sources.json': `${JSON.stringify(items, null, 2)}\n`,
		'sources.bib': formatBibtex(items),
		'sources.ris': formatRis(items),
		...(data && {
			'incidents.csv': formatTable(data),
			'incidents.geojson': JSON.stringify({ type: 'FeatureCollection', features: data })
		})
	};
	for (const [name, text] of Object.entries(texts)) files[name] = strToU8(text);
	const bytes = zipSync(files, { mtime: `${today}T12:00:00` });
	return new Response(bytes, {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': 'attachment; filename="incident-atlas.zip"',
			'Cache-Control': 'public, max-age=60',
			'Access-Control-Allow-Origin': '*',
			'X-Content-Type-Options': 'nosniff'
		}
	});
}
