// Records as a table: RFC 4180, with a guard against cells that a spreadsheet would take for a formula.
// https://www.rfc-editor.org/rfc/rfc4180 · https://owasp.org/www-community/attacks/CSV_Injection
import type { LayerFeature } from '../../cartography/feature.ts';

/** What a cell holds; null is an empty cell, which means not known or not reported, never 0. */
type Cell = string | number | null;

/** A text that begins as a formula does gets an apostrophe before it; numbers are left as they are. */
export function formatCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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
		COLUMNS.map(([name]) => name),
		...features.map((one) => COLUMNS.map(([, of]) => formatCell(of(one))))
	]
		.map((cells) => cells.join())
		.join('\r\n') + '\r\n';
