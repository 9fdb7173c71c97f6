// One yardstick beside the engine: the same filters by turns in one run.
import { COMPARED } from './product.mjs';
import { createTimes, median, quantile, ratios, timed } from './statistics.mjs';
import { ms, print, times as multiple, verdict } from './table.mjs';
import { RATIOS } from './targets.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */
/** @typedef {import('./product.mjs').Product} Product */
/** @typedef {import('./yardstick.mjs').Yardstick} Yardstick */

/** A round that took longer, in milliseconds, is the last: what takes so long needs no second look. */
const LONG = 45_000;

/** The shortest times of each filter. @param {Product} product @param {Yardstick} yardstick @param {Screen[]} screens @param {string} part @param {number} rounds */
async function measure(product, yardstick, screens, part, rounds) {
	const [ours, theirs] = [createTimes(screens.length), createTimes(screens.length)];
	const own = COMPARED[yardstick.parts[part] ?? 'screen'];
	for (let round = 0; round < rounds; round++) {
		await product.fresh();
		const start = performance.now();
		for (const [at, { filter, asked, unit, tiles }] of screens.entries()) {
			const [mine] = await timed(() => product.ask(own, filter, tiles));
			ours.put(at, mine);
			const [other] = await timed(() => yardstick.ask({ part, asked, unit, tiles }));
			theirs.put(at, other);
		}
		if (performance.now() - start > LONG) break;
	}
	return { ours: ours.times, theirs: theirs.times };
}

/** @param {string} what @param {ReturnType<typeof ratios>} reached */
function judge(what, reached) {
	const wanted = RATIOS[what];
	if (!wanted) return '';
	return Object.entries(wanted)
		.map(([name, least]) => {
			const key = /** @type {keyof typeof wanted} */ (name);
			return verdict(
				reached[key] >= least,
				`${least} × ${name === 'total' ? 'in total' : 'by median'}`
			);
		})
		.join(', ');
}

/** Asks a loaded yardstick and the engine by turns, and prints how they compare. @param {Product} product @param {Yardstick} yardstick @param {Screen[]} screens @param {number} rounds */
export async function contest(product, yardstick, screens, rounds) {
	const lines = [['', 'median', '95th', 'ours', '95th', 'median', 'least', 'total', 'target']];
	for (const part of Object.keys(yardstick.parts)) {
		const { ours, theirs } = await measure(product, yardstick, screens, part, rounds);
		const reached = ratios(theirs, ours);
		lines.push([
			part,
			...[theirs, ours].flatMap((list) => [ms(median(list)), ms(quantile(list, 0.95))]),
			...[reached.median, reached.least, reached.total].map(multiple),
			judge(`${yardstick.name}: ${part}`, reached)
		]);
	}
	console.log(
		`\n${yardstick.name} ${yardstick.version}: its time, ours, and how many times ours it is`
	);
	print(lines);
}
