// Answers /cite.txt, .json, .bib and .ris: of a view, or of the record that the view opens.
import { formatRedaction } from '../../query/redaction.ts';
import type { View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { problem } from '../problem.ts';
import { replyText } from '../reply.ts';
import { formatBibtex } from './bibtex.ts';
import { citedBy, itemsOf, type Cited } from './cited.ts';
import { formatRis } from './ris.ts';
import { formatCited } from './text.ts';
import { STYLES } from './words.ts';

const FORMATS: Record<string, [type: string, make: (cited: Cited) => string]> = {
	json: [
		'application/vnd.citationstyles.csl+json',
		(cited) => JSON.stringify(itemsOf(cited), null, 2) + '\n'
	],
	bib: ['application/x-bibtex; charset=utf-8', (cited) => formatBibtex(itemsOf(cited))],
	ris: ['application/x-research-info-systems; charset=utf-8', (cited) => formatRis(itemsOf(cited))]
};

/** A citation in the format that the address names. */
export async function replyCitation(
	request: Request,
	{ known, view }: { known: Atlas; view: View },
	url: URL,
	format: string
): Promise<Response> {
	const asked = url.searchParams.get('style') ?? 'plain';
	const style = STYLES.find((one) => one === asked);
	if (format !== 'txt' && !Object.hasOwn(FORMATS, format))
		return problem(404, 'A citation is given as cite.txt, cite.json, cite.bib or cite.ris.');
	if (!style)
		return problem(400, `“${asked.slice(0, 60)}” for “style” is not one of ${STYLES.join(', ')}.`);
	const { selected } = view;
	if (selected && !known.record(selected.kind, selected.id)) {
		const { kind, id } = selected;
		const redaction = known.redactor.of(kind, id);
		if (redaction) return problem(410, `${formatRedaction(redaction)} ${redaction.reason}`);
		return problem(404, `This atlas has no ${kind} “${id}”.`);
	}
	const today = new Date().toISOString().slice(0, 10);
	const cited = await citedBy(known, view, { origin: url.origin, today });
	const [type, make] = FORMATS[format] ?? [
		'text/plain; charset=utf-8',
		(one) => formatCited(one, style)
	];
	return replyText(request, make(cited), type);
}
