// Rows as a file that databases load.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In this order; the groups of a row come last, with semicolons. */
const ORDER = /** @type {const} */ ([
	...['lon', 'lat', 'x', 'y', 'earliest', 'latest', 'month', 'lastMonth'],
	...['type', 'country', 'region', 'precision', 'low', 'best', 'high']
]);
const FIGURES = new Set(['low', 'best', 'high']);
const AT_ONCE = 20_000;

/** Writes rows without a head; a figure that was not reported is empty. @param {import('../rows.mjs').Rows} rows */
export async function writeCsv({ length, columns, groups }) {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
	// A database may run as somebody else.
	await chmod(folder, 0o755);
	const path = join(folder, 'rows.csv');
	const stream = createWriteStream(path);
	const lists = ORDER.map(
		(name) => /** @type {const} */ ([name, columns[/** @type {keyof typeof columns} */ (name)]])
	);
	for (let from = 0; from < length; from += AT_ONCE) {
		let text = '';
		for (let row = from; row < Math.min(length, from + AT_ONCE); row++) {
			for (const [name, list] of lists) {
				const value = list[row] ?? 0;
				text += FIGURES.has(name) && value < 0 ? ',' : `${value},`;
			}
			text += `${groups[row]?.join(';')}\n`;
		}
		if (!stream.write(text)) await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'close');
	return { path, remove: () => rm(folder, { recursive: true }) };
}
