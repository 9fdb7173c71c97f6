// Answers /figure.zip: a view as everything that a report needs, pinned to the data it was made of.
import { strToU8, zipSync, type Zippable } from 'fflate';
import { formatFigure } from '../../query/figure.ts';
import { formatView, hrefOf, type View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { captionView, dayOfData } from '../caption.ts';
import { formatBibtex } from '../cite/bibtex.ts';
import { citedBy, itemsOf } from '../cite/cited.ts';
import { formatRis } from '../cite/ris.ts';
import { formatCited } from '../cite/text.ts';
import { answerFigure, askFigure } from '../figure/answer.ts';
import { replyCached } from '../reply.ts';
import { unlistedOf } from '../unlisted.ts';
import { formatTable } from './csv.ts';
import { dataOf, MOST_PACKED } from './data.ts';
import { formatReadme } from './readme.ts';

const FORMATS = ['svg', 'png', 'pdf'] as const;
/** Pictures are packed already. */
const AS_IS = { level: 0 } as const;

/** The files of a pack, of a view that names its data; or what its figure was refused with. */
async function filesOf(
	{ known, view }: { known: Atlas; view: View },
	url: URL,
	{ signal }: Request
): Promise<Uint8Array<ArrayBuffer> | Response> {
	const { snapshot } = known.engine;
	const pinned = new URL(url);
	pinned.searchParams.set('snapshot', snapshot);
	const files: Zippable = {};
	for (const format of FORMATS) {
		const plain = new Request(pinned, { signal });
		const drawn = await answerFigure({ url: pinned, request: plain }, format);
		if (!drawn.ok) return drawn;
		const bytes = new Uint8Array(await drawn.arrayBuffer());
		files[`figure.${format}`] = format === 'svg' ? bytes : [bytes, AS_IS];
	}
	const day = dayOfData(known);
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
	return zipSync(files, { mtime: `${today}T12:00:00` });
}

/** The pack of an address; what a figure of it would be refused with, where none can be drawn. */
export async function answerPack({
	url,
	request
}: {
	url: URL;
	request: Request;
}): Promise<Response> {
	const asked = await askFigure(url);
	if ('refusal' in asked) return asked.refusal;
	const { known, view, options } = asked;
	const of = [known.edition, url.origin, formatView(view), formatFigure(options)];
	const headers = { 'Content-Disposition': 'attachment; filename="incident-atlas.zip"' };
	const isPinned = view.snapshot !== null;
	const cacheable = { of, type: 'application/zip', isPinned, isCostly: true, headers };
	return replyCached(request, cacheable, () => filesOf(asked, url, request));
}
