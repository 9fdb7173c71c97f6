// Reading all features by pages of ten, as GDAL does: how long a page takes at the front and deep down.
import { collectionsOf } from '../../src/lib/server/ogc/collections.ts';
import { openSnapshot } from '../../src/lib/server/snapshot/open.ts';
import { median, timed } from './statistics.mjs';
import { ms, print, times, verdict } from './table.mjs';
import { DEEP } from './targets.mjs';

const PAGE = 10;
/** Pages that are measured at each depth, after some that are not. */
const MEASURED = 200;
const WARM = 50;
const DEPTHS = 10;
/** Features that are passed over at once between the depths. */
const STRIDE = 1000;

/** @param {{ path: string, id: string }} snapshot */
export async function benchPages({ path, id }) {
	const collection = collectionsOf(await openSnapshot(path, id)).get('incidents');
	if (!collection) throw new Error(`${path} has no collection of incidents.`);
	const all = await collection.count({});
	/** @type {string | null} */
	let after = null;
	let read = 0;
	/** @param {number} limit */
	async function next(limit) {
		const page = await collection?.page({}, { limit, ...(after !== null && { after }) });
		read += page?.items.length ?? 0;
		after = page?.next ?? null;
	}
	/** @type {[depth: number, time: number][]} */
	const found = [];
	for (let page = 0; page < WARM; page++) await next(PAGE);
	for (let depth = 0; depth < DEPTHS; depth++) {
		const goal = (depth / DEPTHS) * all;
		while (read < goal - PAGE && (after !== null || read === 0))
			await next(Math.min(STRIDE, Math.ceil(goal - read)));
		const from = read;
		const list = [];
		for (let page = 0; page < MEASURED && after !== null; page++)
			list.push((await timed(() => next(PAGE)))[0]);
		if (list.length) found.push([from, median(list)]);
	}
	console.log(
		`\nPages of ${PAGE} of ${all.toLocaleString('en')} features, in the middle of ${MEASURED}:`
	);
	print(found.map(([depth, time]) => [`after ${depth.toLocaleString('en')}`, ms(time)]));
	const [first, last] = [found[0]?.[1] ?? NaN, Math.max(...found.map(([, time]) => time))];
	console.log(
		`  The slowest takes ${times(last / first)} the first: ${verdict(last / first <= DEEP, `at most ${times(DEEP)}`)}`
	);
}
