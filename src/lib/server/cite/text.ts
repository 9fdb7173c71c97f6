// A citation of a view or an incident in words: itself, then what it rests on.
import type { Cited } from './cited.ts';
import { formatCitation, type Style } from './words.ts';

/** Plain text, a citation a line. */
export function formatCited({ self, datasets, sources, left }: Cited, style: Style): string {
	const lines = [formatCitation(self, style)];
	const put = (head: string, items: typeof sources) => {
		if (items.length) lines.push('', head, ...items.map((item) => formatCitation(item, style)));
	};
	put('Data', datasets);
	put('Sources', sources);
	if (left) lines.push(`… and ${left} more sources, named in the records.`);
	return lines.join('\n') + '\n';
}
