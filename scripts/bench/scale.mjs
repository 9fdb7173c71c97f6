// Run by hand: npx node scripts/bench/scale.mjs [rows …]
// The engine alone, in one thread: what it costs to make and to load columns, and to answer sixty filters.
import { createColumnsBuilder } from '../../src/lib/columns/builder.ts';
import { packColumns, unpackColumns } from '../../src/lib/columns/blob.ts';
import { createDesk } from '../../src/lib/columns/desk.ts';
import { createFacetWriter } from '../../src/lib/columns/facet.ts';
import { shareAll } from '../../src/lib/columns/share.ts';
import { createSolver } from '../../src/lib/columns/solver.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { makeIncidents } from './incidents.mjs';
import { makeQuestions } from './questions.mjs';

/** Each filter is asked so often, and its fastest time counts: the machine does other things, too. */
const REPEATS = 7;

/** @template T @param {() => T} work @returns {[milliseconds: number, result: T]} */
function timed(work) {
	const start = performance.now();
	const result = work();
	return [performance.now() - start, result];
}
/** @param {number[]} list @param {number} share */
const quantile = (list, share) => {
	const sorted = [...list].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};
const megabytes = () => {
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
};
/** @param {number} value */
const show = (value) => value.toFixed(value < 10 ? 2 : 0).padStart(7);

/** @param {number} rows */
function bench(rows) {
	const { regions, facts } = makeIncidents(rows);
	const builder = createColumnsBuilder({ regions, types: [], relations: [] });
	const [building, made] = timed(() => {
		for (const one of facts()) builder.add('incident', one);
		return builder.finish().columns;
	});
	console.log(`${rows} rows: built in ${show(building / 1000)} s with the making of the data`);
	console.log(`  ${megabytes().toFixed(0)} MB held after it`);
	const [packing, pieces] = timed(() => [...packColumns(made)]);
	const bytes = pieces.reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
	const shared = shareAll(pieces);
	const [loading, columns] = timed(() => unpackColumns(shared));
	console.log(`  ${(bytes / rows).toFixed(1)} bytes a row; packed in ${show(packing)} ms`);
	console.log(`  loaded in ${show(loading)} ms`);

	const questions = makeQuestions(columns);
	const desk = createDesk(columns);
	const write = createFacetWriter(columns, {
		labelOf: (_, value) => value,
		nestings: nestingsOf({ regions, types: [], relations: [] })
	});
	/** @type {Record<string, number[]>} */
	const times = { count: [], facets: [], names: [], histogram: [], extent: [], screen: [] };
	/** @type {number[]} */
	const matched = [];
	for (let repeat = 0; repeat < REPEATS; repeat++) {
		// Made anew, so that nothing is remembered from the time before.
		const solver = createSolver(columns, 64_000_000, desk);
		questions.forEach(({ filter }, index) => {
			const question = { filter, hits: null };
			const [count, counted] = timed(() => solver.count(question));
			const [facets, counts] = timed(() => solver.facets(question));
			const [names] = timed(() => write(filter, counts));
			const [histogram] = timed(() => solver.histogram(question));
			const [extent] = timed(() => solver.extent(question));
			const screen = count + facets + names + histogram + extent;
			const all = { count, facets, names, histogram, extent, screen };
			for (const [part, time] of Object.entries(all)) {
				const list = (times[part] ??= []);
				list[index] = Math.min(list[index] ?? Infinity, time);
			}
			matched[index] = counted.matched;
		});
	}
	console.log('  milliseconds     median     95th      max');
	for (const [part, list] of Object.entries(times))
		console.log(
			`  ${part.padEnd(14)}`,
			show(quantile(list, 0.5)),
			' ',
			show(quantile(list, 0.95)),
			' ',
			show(Math.max(...list))
		);
	console.log('  slowest:');
	const order = [...questions.keys()].sort(
		(a, b) => (times.screen?.[b] ?? 0) - (times.screen?.[a] ?? 0)
	);
	for (const index of order.slice(0, 8))
		console.log(
			`    ${questions[index]?.name}: ${matched[index]} match;`,
			Object.entries(times)
				.map(([part, list]) => `${part} ${(list[index] ?? 0).toFixed(1)}`)
				.join(', ')
		);
}

const asked = process.argv.slice(2).map(Number).filter(Boolean);
for (const rows of asked.length ? asked : [400_000, 2_500_000]) bench(rows);
