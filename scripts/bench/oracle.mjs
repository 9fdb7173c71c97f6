// The engine on columns against the oracle that reads record by record: same questions, same answers.
import { deepStrictEqual } from 'node:assert';
import { createEngine } from '../../src/lib/columns/engine.ts';
import { createOracle } from '../../src/lib/query/oracle.ts';
import { readData } from '../../src/lib/server/data.ts';
import { syntheticRecords } from './records.mjs';
import { median } from './statistics.mjs';
import { print } from './table.mjs';

/** The oracle reads every record for every value of every facet, so it is asked about few. */
const COMPARED = 2_000;
const GROWN = [10_000, 100_000];
const ROUNDS = 5;

/** @typedef {import('../../src/lib/query/filter.ts').Filter} Filter */

/** @param {string[]} include */
const choice = (...include) => ({ include, exclude: [] });

/** @type {[string, Filter][]} */
const QUESTIONS = [
	['everything', {}],
	['a year', { from: '2010-01-01', to: '2010-12-31' }],
	['five years, a type', { from: '2005-01-01', to: '2009-12-31', type: choice('armed-attack') }],
	['a group', { group: choice('group-7') }],
	[
		'three groups, ten years',
		{ group: choice('group-0', 'group-1', 'group-2'), from: '2010-01-01', to: '2019-12-31' }
	],
	[
		'three countries, two years',
		{ region: choice('AF', 'PK', 'KZ'), from: '2011-01-01', to: '2012-12-31' }
	],
	['at least ten killed', { killed: { min: 10, max: null } }],
	['a box, three years', { bbox: [40, 20, 80, 50], from: '2012-01-01', to: '2014-12-31' }],
	['a circle', { near: { lon: 71.4, lat: 42.9, km: 800 } }],
	[
		'an outline, five years',
		{
			area: [
				[40, 20],
				[60, 15],
				[80, 30],
				[70, 50],
				[45, 48]
			],
			from: '2005-01-01',
			to: '2009-12-31'
		}
	]
];

/** Milliseconds that some work takes, and its answer. @template T @param {() => T | Promise<T>} work */
async function timed(work) {
	const start = performance.now();
	const answer = await work();
	return { answer, ms: performance.now() - start };
}

/** What a screen asks of an engine. @param {import('../../src/lib/query/engine.ts').Engine | import('../../src/lib/query/oracle.ts').Oracle} engine @param {Filter} filter */
const screen = async (engine, filter) => ({
	count: await engine.count(filter),
	facets: await engine.facets(filter),
	histogram: await engine.histogram(filter)
});

/** Median milliseconds of each question, each round asked of an engine that remembers nothing; and the last answers. @param {import('../../src/lib/domain/records.ts').Records} records */
async function ask(records) {
	/** @type {number[][]} */
	const times = QUESTIONS.map(() => []);
	const making = [];
	/** @type {Awaited<ReturnType<typeof screen>>[]} */
	let answers = [];
	for (let round = 0; round < ROUNDS; round++) {
		const { answer: engine, ms } = await timed(() => createEngine(records, { snapshot: 'bench' }));
		making.push(ms);
		answers = [];
		for (const [at, [, filter]] of QUESTIONS.entries()) {
			const { answer, ms } = await timed(() => screen(engine, filter));
			times[at]?.push(ms);
			answers.push(answer);
		}
	}
	return { times: times.map(median), making: median(making), answers };
}
const sum = (/** @type {number[]} */ values) => values.reduce((all, value) => all + value, 0);

/** Checks that engine and oracle answer alike, and prints how many times faster the engine is and how it grows. */
export async function benchOracle() {
	const { records } = await readData('data');
	const few = syntheticRecords(records, COMPARED);
	// Asked once to no purpose, so that the first numbers are not those of a cold machine.
	await ask(few);
	const base = await ask(few);
	const oracle = createOracle(few);
	const rows = [];
	let theirs = 0;
	for (const [at, [name, filter]] of QUESTIONS.entries()) {
		const { answer, ms } = await timed(() => screen(oracle, filter));
		deepStrictEqual(base.answers[at], answer, `Engine and oracle differ on: ${name}`);
		theirs += ms;
		rows.push([name, `${(ms / (base.times[at] ?? NaN)).toFixed(0)} ×`]);
	}
	console.log(
		`\nCount, facets and histogram of ${COMPARED.toLocaleString('en')} incidents: equal answers, the oracle's time as a multiple of the engine's`
	);
	print([...rows, ['all questions', `${(theirs / sum(base.times)).toFixed(0)} ×`]]);

	console.log('\nHow it grows: all questions, and making the columns once');
	const line = (/** @type {number} */ size, /** @type {typeof base} */ { times, making }) => [
		`${size.toLocaleString('en')} incidents`,
		`${sum(times).toFixed(1)} ms`,
		`${(sum(times) / sum(base.times)).toFixed(1)} ×`,
		`columns ${making.toFixed(0)} ms`
	];
	const lines = [line(COMPARED, base)];
	for (const size of GROWN) lines.push(line(size, await ask(syntheticRecords(records, size))));
	print(lines);
}
